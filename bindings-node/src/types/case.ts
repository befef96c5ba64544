/** A case through its life: commands, events, and how it stands. */
import type { Fault } from "../errors";
import type { DateText, DecimalText, Facts, FactValue, MonthText, Period } from "./basics";
import type {
  Account, Activity, CountedPayments, PriceBasis, CostSummary, DecisionWarning, Extrapolation, Horizon, InvoiceLine, Ledger, LedgerChange,
  MatchedPayment, MatchOutcome, Method, NetCost, Paid, Pause, Price, PriceChange, Recipient, Schedule, Settlement,
  SettlementKind, Status,
} from "./plan";

/** When and by whom a command is given. */
export interface CommandContext {
  /** The day it is decided or entered; today, for all that depends on it. */
  readonly on: DateText;
  /** Who gives it. */
  readonly actor: string;
  /** The sequence number that the case is thought to be at; any where nothing is said. */
  readonly expected?: number;
}

/** Who approves, as far as it has been filled in. */
export interface ApprovalRequest {
  readonly level?: string;
  readonly approver?: string;
  /** The second person who agrees. */
  readonly second?: string;
}

/** What is to be done with money that a command finds overpaid; where nothing is said, it is claimed back. */
export type OverpaidRequest =
  | { readonly how: "claim" }
  /** It is deducted from the next payments to the same recipient in this case: refused where they are too small. */
  | { readonly how: "set_off" }
  /** The recipient keeps it. */
  | { readonly how: "waive"; readonly reason: string; readonly approval: ApprovalRequest };

/** Activities of an appropriation that are to be granted. */
export interface Grant {
  readonly appropriation: string;
  readonly activities: readonly string[];
  readonly approval: ApprovalRequest;
  /** What is done with money that was paid in advance of a change, where that makes it overpaid. */
  readonly overpaid?: OverpaidRequest;
}

/** When a payment was paid, and how much. */
export interface PaidOn {
  readonly date: DateText;
  readonly amount: DecimalText;
}

/** Something that is asked of a case. */
export type Command =
  | { readonly command: "open"; readonly facts?: Facts }
  | { readonly command: "set_facts"; readonly from: DateText; readonly facts: Readonly<Record<string, FactValue | null>> }
  | { readonly command: "set_appropriation"; readonly appropriation: string; readonly section?: string }
  | { readonly command: "draft"; readonly appropriation: string; readonly activity: Activity }
  | { readonly command: "expect"; readonly appropriation: string; readonly activity: Activity }
  | { readonly command: "amend"; readonly activity: Activity }
  | { readonly command: "remove"; readonly activity: string }
  | ({ readonly command: "grant" } & Grant)
  | {
      readonly command: "extend"; readonly activity: string; readonly end?: DateText;
      readonly approval?: ApprovalRequest; readonly overpaid?: OverpaidRequest;
    }
  /** Let it end earlier; the end may be past. */
  | {
      readonly command: "shorten"; readonly activity: string; readonly end: DateText; readonly reason: string;
      readonly overpaid?: OverpaidRequest;
    }
  /** Stop it; the end may be past: what has been paid of later days is overpaid. */
  | {
      readonly command: "stop"; readonly activity: string; readonly end: DateText; readonly reason: string;
      readonly overpaid?: OverpaidRequest;
    }
  /** Correct price or start, as it should have been from the first day on. */
  | {
      readonly command: "correct"; readonly activity: string; readonly start?: DateText; readonly price?: Price;
      readonly reason: string; readonly approval?: ApprovalRequest; readonly overpaid?: OverpaidRequest;
    }
  /** Annul the grant, as if it had never been. */
  | {
      readonly command: "annul"; readonly activity: string; readonly reason: string;
      readonly overpaid?: OverpaidRequest;
    }
  /** Pause a granted activity: on the days of the pause its plan pays nothing, or a share. */
  | {
      readonly command: "pause"; readonly activity: string; readonly pause: Pause;
      readonly overpaid?: OverpaidRequest;
    }
  /** Undo a pause, or end it on the day before `on`. */
  | {
      readonly command: "resume"; readonly activity: string; readonly pause: string; readonly on?: DateText;
      readonly reason: string; readonly overpaid?: OverpaidRequest;
    }
  | { readonly command: "renew" }
  | { readonly command: "recalculate"; readonly reason: string }
  | { readonly command: "settle"; readonly cause: PriceChange; readonly overpaid?: OverpaidRequest }
  | { readonly command: "enter_payment"; readonly activity: string; readonly date: DateText; readonly amount: DecimalText }
  | {
      readonly command: "pay"; readonly activity: string; readonly date: DateText; readonly paidOn: DateText;
      readonly amount: DecimalText;
    }
  | {
      readonly command: "pay_adjustment"; readonly activity: string;
      /** Which of its settlements: 1 for the first one that adjusted something. */
      readonly settlement: number;
      readonly paidOn: DateText;
      /** Below 0 where it is a claim. */
      readonly amount: DecimalText;
    }
  | {
      readonly command: "correct_adjustment"; readonly activity: string; readonly settlement: number;
      readonly paid?: PaidOn; readonly reason: string;
    }
  | { readonly command: "register_invoice"; readonly invoice: string; readonly lines: readonly InvoiceLine[] }
  | {
      readonly command: "correct_payment"; readonly activity: string; readonly date: DateText;
      readonly paid?: PaidOn; readonly reason: string;
    }
  | { readonly command: "set_income"; readonly income: Income }
  | { readonly command: "remove_income"; readonly income: string; readonly reason: string }
  | { readonly command: "claim_income"; readonly income: string; readonly date: DateText }
  | {
      readonly command: "receive_income"; readonly income: string; readonly date: DateText;
      readonly receivedOn: DateText; readonly amount: DecimalText;
    }
  | {
      readonly command: "correct_income"; readonly income: string; readonly date: DateText;
      readonly claimed?: DecimalText; readonly received?: PaidOn; readonly reason: string;
    }
  | { readonly command: "annotate"; readonly activity?: string; readonly payment?: DateText; readonly text: string }
  | { readonly command: "close"; readonly reason: string }
  | { readonly command: "reopen"; readonly reason: string };

/** What an event changed about one activity. */
export interface ActivityChange {
  readonly activity: Activity;
  readonly payments?: LedgerChange;
  /** The activity that takes its place altogether. */
  readonly replacedBy?: string;
  /** Whether its grant is annulled. */
  readonly annulled?: boolean;
}

/** Who approved, at which level. */
export interface Approval {
  readonly level: string;
  readonly approver: string;
  readonly second?: string;
  readonly on: DateText;
}

/** A note on the case, an activity, or a payment. */
export interface Note {
  readonly on: DateText;
  readonly by: string;
  readonly activity?: string;
  readonly payment?: DateText;
  readonly text: string;
}

/** What a change of price means for one activity. */
export interface ActivityAdjustment {
  readonly activity: string;
  readonly on: DateText;
  readonly reference?: string;
  readonly settlement: Settlement;
  /** What is done with overpaid money; where it is not there, it is claimed back. */
  readonly overpaid?: Overpaid;
  /** That the adjustment payment is paid. */
  readonly paid?: Paid;
}

/** What is done with the overpaid money of a settlement. */
export type Overpaid =
  | { readonly how: "claim" }
  /** It is deducted from later payments, whose amounts stay: each deduction counts on the day of its payment. */
  | { readonly how: "set_off"; readonly deductions: readonly Deduction[] }
  /** The recipient keeps it. */
  | { readonly how: "waived"; readonly reason: string; readonly approval: Approval };

/** What is deducted from one payment. */
export interface Deduction {
  readonly activity: string;
  /** The scheduled day of the payment. */
  readonly payment: DateText;
  readonly reference?: string;
  readonly amount: DecimalText;
}

/** A part of a payment that is paid, where the rest is open, or that a credit note takes back. */
export interface PartialPayment {
  readonly activity: string;
  readonly plan: string;
  readonly date: DateText;
  readonly paidOn: DateText;
  /** Kroner; of a credit note, below 0 where the payment is not. */
  readonly amount: DecimalText;
  /** Whether it is credited. */
  readonly credit?: boolean;
}

/** How a line of an invoice came out. */
export interface RegisteredLine {
  readonly line: string;
  readonly date: DateText;
  readonly amount: DecimalText;
  readonly outcome: MatchOutcome;
  readonly settled: boolean;
  readonly payments?: readonly MatchedPayment[];
  readonly candidates?: readonly MatchedPayment[];
  readonly notes: readonly RegisteredNote[];
}

/** What was compared: the code and the values of a note. */
export interface RegisteredNote {
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A payment that an invoice has paid. */
export interface InvoicePayment {
  readonly activity: string;
  readonly date: DateText;
  readonly paid: Paid;
  /** Kroner that were credited before and that the line had deducted already: they are in what is paid. */
  readonly credited?: DecimalText;
}

/** What happened, by its `kind`. */
export type EventBody =
  | { readonly kind: "opened"; readonly case: string; readonly facts: Facts }
  | { readonly kind: "imported"; readonly state: CaseState }
  | { readonly kind: "facts_set"; readonly from: DateText; readonly facts: Readonly<Record<string, FactValue | null>> }
  | { readonly kind: "appropriation_set"; readonly appropriation: string; readonly section?: string }
  | { readonly kind: "drafted"; readonly appropriation: string; readonly change: ActivityChange }
  | { readonly kind: "expected"; readonly appropriation: string; readonly change: ActivityChange }
  | { readonly kind: "amended"; readonly change: ActivityChange }
  | { readonly kind: "removed"; readonly activity: string }
  | {
      readonly kind: "granted"; readonly appropriation: string; readonly approval: Approval;
      readonly activities: readonly string[]; readonly changes: readonly ActivityChange[];
      /** What is paid or claimed, since payments that are paid already now have another price. */
      readonly settlements?: readonly ActivityAdjustment[];
    }
  | {
      readonly kind: "extended"; readonly activity: string; readonly approval: Approval;
      readonly changes: readonly ActivityChange[];
      /** As of what is granted. */
      readonly settlements?: readonly ActivityAdjustment[];
    }
  | {
      readonly kind: "shortened"; readonly activity: string; readonly reason: string;
      readonly changes: readonly ActivityChange[];
      /** What is paid or claimed of what is paid already of days after the end. */
      readonly settlements?: readonly ActivityAdjustment[];
    }
  | {
      readonly kind: "stopped"; readonly activity: string; readonly reason: string;
      readonly changes: readonly ActivityChange[];
      /** As of what is shortened. */
      readonly settlements?: readonly ActivityAdjustment[];
    }
  | {
      readonly kind: "corrected"; readonly activity: string; readonly reason: string; readonly approval: Approval;
      readonly changes: readonly ActivityChange[]; readonly settlements?: readonly ActivityAdjustment[];
    }
  | {
      readonly kind: "annulled"; readonly activity: string; readonly reason: string;
      readonly changes: readonly ActivityChange[]; readonly settlements?: readonly ActivityAdjustment[];
    }
  | {
      readonly kind: "paused"; readonly activity: string; readonly pause: Pause;
      readonly changes: readonly ActivityChange[]; readonly settlements?: readonly ActivityAdjustment[];
    }
  | {
      readonly kind: "resumed"; readonly activity: string; readonly pause: string; readonly on?: DateText;
      readonly reason: string; readonly changes: readonly ActivityChange[];
      readonly settlements?: readonly ActivityAdjustment[];
    }
  | { readonly kind: "renewed"; readonly changes: readonly ActivityChange[] }
  | { readonly kind: "recalculated"; readonly reason: string; readonly changes: readonly ActivityChange[] }
  | {
      readonly kind: "settled"; readonly settlements: readonly ActivityAdjustment[];
      readonly changes: readonly ActivityChange[];
    }
  | { readonly kind: "payment_entered"; readonly change: ActivityChange }
  | { readonly kind: "paid"; readonly activity: string; readonly date: DateText; readonly paid: Paid }
  | {
      readonly kind: "invoice_registered"; readonly invoice: string; readonly matches: readonly RegisteredLine[];
      readonly payments?: readonly InvoicePayment[]; readonly parts?: readonly PartialPayment[];
    }
  | {
      readonly kind: "payment_corrected"; readonly activity: string; readonly date: DateText; readonly before: Paid;
      readonly after?: Paid; readonly cancelled?: boolean; readonly reason: string;
      /** What is paid or claimed, since more or less was overpaid of a payment that its plan has no more. */
      readonly settlements?: readonly ActivityAdjustment[];
    }
  | { readonly kind: "adjustment_paid"; readonly activity: string; readonly settlement: number; readonly paid: Paid }
  | {
      readonly kind: "adjustment_corrected"; readonly activity: string; readonly settlement: number;
      readonly before: Paid; readonly after?: Paid; readonly reason: string;
    }
  | { readonly kind: "income_set"; readonly income: Income }
  | { readonly kind: "income_removed"; readonly income: string; readonly reason: string }
  | {
      readonly kind: "income_claimed"; readonly income: string; readonly date: DateText; readonly amount: DecimalText;
    }
  | { readonly kind: "income_received"; readonly income: string; readonly date: DateText; readonly receipt: Receipt }
  | {
      readonly kind: "income_corrected"; readonly income: string; readonly date: DateText;
      readonly before: IncomeClaim; readonly after?: IncomeClaim; readonly reason: string;
    }
  | { readonly kind: "annotated"; readonly note: Note }
  | { readonly kind: "closed"; readonly reason: string }
  | { readonly kind: "reopened"; readonly reason: string };

/** What kind of income it is: forældrebetaling, egenbetaling, mellemkommunal betaling, or anything else. */
export type IncomeKind = "parents_payment" | "own_payment" | "other_municipality" | "other";

/** Income of an appropriation (indtægt): who pays it, on which days, and how much. Never a payment with a negative amount. */
export interface Income {
  readonly id: string;
  readonly kind: IncomeKind;
  /** The appropriation whose cost it reduces. */
  readonly appropriation: string;
  /** Who pays, by the host's name of them: a municipality by its code. */
  readonly payer?: string;
  /** When it is owed. It ends with the activities of the appropriation at the latest. */
  readonly period: Period;
  /** On which days, and how much: amounts above 0. No VAT factor applies. */
  readonly schedule: Schedule;
}

/** What is claimed for one scheduled day of an income. */
export interface IncomeClaim {
  readonly date: DateText;
  readonly claimedOn: DateText;
  readonly amount: DecimalText;
  /** What is received of it, oldest first; together at most the claim. */
  readonly receipts?: readonly Receipt[];
}

/** Money that is received of a claim. */
export interface Receipt {
  readonly date: DateText;
  readonly amount: DecimalText;
}

/** Income with what is claimed of it. */
export interface IncomeState {
  readonly income: Income;
  readonly claims?: readonly IncomeClaim[];
}

/** What income amounts to: all of it, of that claimed, of that received. */
export interface IncomeOverview {
  readonly expected: CostSummary;
  readonly claimed: CostSummary;
  readonly received: CostSummary;
}

/** What one income amounts to. */
export interface IncomeFigures extends IncomeOverview {
  readonly id: string;
  readonly kind: IncomeKind;
  readonly appropriation: string;
  /** How far the appropriation has come: income of what is only expected is not in the net cost. */
  readonly status: Status;
  /** The next scheduled day that is not claimed, and how much. */
  readonly next: NextPayment | null;
}

/** An amount of income that is due and not claimed. */
export interface IncomeDue {
  readonly income: string;
  readonly kind: IncomeKind;
  readonly payer?: string;
  readonly date: DateText;
  readonly amount: DecimalText;
  /** The payment reference that the claim will have; none where the case has no id. */
  readonly reference?: string;
}

/** A claim of income as another system is sent it. */
export interface ClaimNotice {
  readonly income: string;
  readonly kind: IncomeKind;
  readonly appropriation: string;
  readonly payer?: string;
  readonly date: DateText;
  readonly amount: DecimalText;
  /** The payment reference that the payer is to state; none where the case has no id. */
  readonly reference?: string;
}

/** What is to be done about a payment that is due. */
export type PaymentAction = "pay_out" | "send_to_payroll" | "transfer_internally" | "await_invoice";
/** Why a payment that is due must not be paid. */
export type WithheldReason = "price_not_known";

/**
 * A payment that is due: what it is, whom it is paid to, on which account, and what is to be done. Once it is paid, it is
 * reported with `amount`, `paid` and `deducted` together.
 */
export interface PaymentLine {
  readonly case: string;
  readonly appropriation: string;
  readonly activity: string;
  readonly section: string;
  readonly activityType: string;
  readonly plan?: string;
  /** The number of the settlement, where it is the adjustment payment of one. */
  readonly settlement?: number;
  /** The scheduled day; of an adjustment payment, the day of the settlement. */
  readonly date: DateText;
  /** The days that it covers; none of an adjustment payment, which is about several payments. */
  readonly covers?: Period;
  /** Kroner to be paid: as planned, less what is paid, credited and deducted. 0 where all of it is deducted. */
  readonly amount: DecimalText;
  readonly planned: DecimalText;
  /** Kroner of it that are paid already, by invoices that were parts of it. */
  readonly paid?: DecimalText;
  /** Kroner of it that a credit note took back before it was paid. */
  readonly credited?: DecimalText;
  /** Kroner that are deducted since they were overpaid before. */
  readonly deducted?: DecimalText;
  readonly account: Account;
  /** The amount by account, where an adjustment payment is booked on several. */
  readonly parts?: readonly AdjustmentPart[];
  readonly reference?: string;
  /** Who is paid. Where the plan pays the provider, its name and CVR number as the rule book has them. */
  readonly recipient: Recipient;
  readonly provider?: string;
  readonly method: Method;
  readonly action: PaymentAction;
  /** Whether an earlier run should have had it: its day is before the day of this run. */
  readonly late: boolean;
  readonly held?: WithheldReason;
}

/** The payments that a run for a day pays, orders, or waits for. */
export interface PaymentBatchData {
  readonly on: DateText;
  /** The last day that it pays for. */
  readonly through: DateText;
  /** Case by case in the order given, each by date. */
  readonly lines: readonly PaymentLine[];
}

/**
 * Money that is claimed: of a scheduled day of an income, or what a settlement found overpaid and claims back. DatedAmounts are
 * above 0, whatever is claimed.
 */
export interface Claim {
  readonly case: string;
  readonly income?: string;
  readonly activity?: string;
  readonly settlement?: number;
  readonly date: DateText;
  readonly amount: DecimalText;
  readonly received: DecimalText;
  readonly outstanding: DecimalText;
  /** What the reference is made of, as a plan id is. */
  readonly plan: string;
  readonly reference?: string;
}

/** A payment as another system is told of it. */
export interface PaymentNotice {
  readonly method: Method;
  readonly activity: string;
  readonly plan?: string;
  readonly date: DateText;
  readonly reference?: string;
  readonly amount: DecimalText;
  readonly basis?: PriceBasis;
}

/** The payment that a settlement makes, as another system is told of it. */
export interface AdjustmentNotice {
  readonly kind: SettlementKind;
  readonly method: Method;
  readonly activity: string;
  readonly plan?: string;
  readonly date: DateText;
  /** Which settlement of the activity it is of, to say that it is paid. */
  readonly settlement: number;
  /** Below 0 where it is a claim. */
  readonly amount: DecimalText;
  readonly reference?: string;
  /** The amount by what the payments were booked on. */
  readonly parts: readonly AdjustmentPart[];
  /** What is to be deducted from later payments; none where a claim is paid by itself. */
  readonly deductions?: readonly Deduction[];
}

/** What of an adjustment payment is booked on one account. */
export interface AdjustmentPart {
  readonly account?: Account;
  readonly amount: DecimalText;
}

/** What another system is to be told, by its `notice`. Nothing foreseen is ever among them. */
export type Notice =
  | ({ readonly notice: "payment" } & PaymentNotice)
  | ({ readonly notice: "reversal" } & PaymentNotice)
  | ({ readonly notice: "adjustment" } & AdjustmentNotice)
  | ({ readonly notice: "adjustment_reversal" } & AdjustmentNotice)
  | ({ readonly notice: "claim" } & ClaimNotice)
  | ({ readonly notice: "claim_reversal" } & ClaimNotice)
  | { readonly notice: "journal"; readonly event: string; readonly activities: readonly string[] }
  | {
      readonly notice: "statistics"; readonly activity: string; readonly section: string;
      readonly activityType: string; readonly period?: Period;
    };

/** A rule book and its version. */
export interface RuleBookVersion {
  readonly id: string;
  readonly version: string;
}

/** Something that has happened to a case. Store it as `JSON.stringify` writes it: the core's JSON, which is stable. */
export interface Event {
  /** 1 for the first event of a case, and one more for each that follows. */
  readonly sequence: number;
  readonly on: DateText;
  readonly actor: string;
  readonly ruleBook: RuleBookVersion;
  /** The version of the format. */
  readonly version: number;
  readonly body: EventBody;
  /** What other systems are to be told. */
  readonly outbox?: readonly Notice[];
  /** What looked odd about what was decided, though it was no reason to refuse: the warnings as they were given then. */
  readonly warnings?: readonly DecisionWarning[];
}

/** Whether a case is open. */
export type CaseStatus = { readonly is: "new" } | { readonly is: "open" } | { readonly is: "closed"; readonly on: DateText };

/** A case as it stands: a cache of its events, which a host may keep instead of them. */
export interface CaseState {
  readonly id: string;
  readonly sequence?: number;
  readonly last?: DateText;
  readonly status?: CaseStatus;
  /** The facts, each with its history. */
  readonly facts?: Readonly<Record<string, readonly DatedFact[]>>;
  readonly appropriations?: readonly Appropriation[];
  readonly activities?: readonly ActivityState[];
  readonly settlements?: readonly ActivityAdjustment[];
  readonly parts?: readonly PartialPayment[];
  /** The income, in the order it was stated. */
  readonly income?: readonly IncomeState[];
  readonly invoices?: readonly string[];
  readonly notes?: readonly Note[];
}

/** The value of a fact from a day on; none where it is not known from then on. */
export interface DatedFact {
  readonly from?: DateText;
  readonly value?: FactValue;
}

/** A grant under one section (bevilling). */
export interface Appropriation {
  readonly id: string;
  readonly section?: string;
}

/** An activity with its payments. */
export interface ActivityState {
  readonly appropriation: string;
  readonly activity: Activity;
  readonly payments?: Ledger;
  readonly approval?: Approval;
  readonly replacedBy?: string;
  /** The day on which its grant was annulled: then it pays nothing, as if it had never been granted. */
  readonly annulled?: DateText;
  /** That a granted change has put it an earlier end. */
  readonly cutShort?: CutShort;
}

/** That a granted change has ended what it changes earlier than it was to end. */
export interface CutShort {
  /** The change. */
  readonly by: string;
  /** The last day before that; none where it had no end. */
  readonly end?: DateText;
}

/** How the payments of a case are made. */
export interface CaseOptions {
  readonly horizon?: Horizon;
  readonly extrapolation?: Extrapolation;
  /** The municipality that asks: what another one pays is not in its net cost. */
  readonly municipality?: string;
}

/** What an activity comes to. */
export interface ActivityFigures {
  readonly id: string;
  readonly status: Status;
  readonly replacedBy: string | null;
  /** The day on which its grant was annulled. */
  readonly annulled?: DateText;
  readonly all: CostSummary;
  readonly applicable: CostSummary;
  readonly counts: CountedPayments;
  readonly paid: CostSummary;
  readonly account: Account;
  /** The days on which it is paused. */
  readonly pauses?: readonly Pause[];
  readonly nextPayment: NextPayment | null;
}

/** A payment to come. */
export interface NextPayment {
  readonly date: DateText;
  readonly amount: DecimalText;
}

/** A granted activity that ends soon, and that no change carries on. */
export interface EndingActivity {
  readonly activity: string;
  readonly end: DateText;
}

/** What an appropriation comes to. */
export interface AppropriationFigures {
  readonly id: string;
  readonly section: string | null;
  readonly status: Status;
  readonly grantedPeriod: Period | null;
  readonly granted: CostSummary;
  readonly expected: CostSummary;
  readonly paid: CostSummary;
  readonly activities: readonly ActivityFigures[];
}

/** What a case comes to, as plain data (økonomisk overblik). */
export interface CaseOverviewData {
  readonly on: DateText;
  readonly years: readonly [number, number, number];
  readonly months: readonly MonthText[];
  readonly status: Status;
  readonly granted: CostSummary;
  readonly expected: CostSummary;
  readonly paid: CostSummary;
  readonly appropriations: readonly AppropriationFigures[];
  /** What income amounts to, and each income, where there is any. */
  readonly income?: IncomeOverview;
  readonly incomes?: readonly IncomeFigures[];
  /** What ends within three months, soonest first. */
  readonly expiring: readonly EndingActivity[];
  readonly net?: NetCost;
  /** Why prices are not known as far ahead as the sums go, where they are not; those payments count at the last one. */
  readonly warnings?: readonly Fault[];
}

/** What the cases of a household come to, as plain data (husstand). */
export interface HouseholdOverviewData {
  readonly on: DateText;
  readonly years: readonly [number, number, number];
  readonly months: readonly MonthText[];
  readonly granted: CostSummary;
  readonly expected: CostSummary;
  readonly paid: CostSummary;
  /** What income amounts to, where there is any. */
  readonly income?: IncomeOverview;
  /** The cases, each with its id. */
  readonly cases: readonly (readonly [string, CaseOverviewData])[];
  readonly net?: NetCost;
}

/** What granting would lead to: the resulting state, and the money before and after. */
export interface GrantPreview {
  readonly events: readonly Event[];
  readonly state: CaseState;
  readonly before: CaseOverviewData;
  readonly after: CaseOverviewData;
}
