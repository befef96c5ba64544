export function camel(value: unknown, isData?: boolean, keepNull?: boolean): unknown;
