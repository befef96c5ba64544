//! Checks IPC bytes before the decoder gets them: the decoder trusts types, lengths and positions of buffers, and
//! panics on impossible ones.
//!
//! Other properties (offsets, texts, counts of nulls) are checked by the decoder itself.

use std::collections::HashMap;

use arrow_ipc as ipc;

type Checked<T = ()> = Result<T, String>;

/// The layout of the values of a field in a batch.
#[derive(Debug, Clone)]
enum Shape {
    /// No buffers.
    Null,
    /// A buffer that says which values there are, and one of numbers of so many bytes; where these are places, one more.
    Flat { width: u64, places: bool },
    /// Two buffers, and as many as the batch says.
    View,
    /// Two buffers, and the items; places are of so many bytes.
    List { width: u64, items: Box<Shape> },
    /// One buffer, and the fields.
    Struct(Vec<Shape>),
}

/// Looks through a stream.
///
/// # Errors
/// The impossible property, in words.
pub(super) fn verify(stream: &[u8]) -> Checked {
    let mut rest = stream;
    let mut schema: Option<Schema> = None;
    while let Some(message) = next(&mut rest)? {
        let header = message.header;
        let body = u64::try_from(message.body.len()).unwrap_or(u64::MAX);
        match header.header_type() {
            ipc::MessageHeader::Schema => {
                let found = header.header_as_schema().ok_or("the schema is missing")?;
                schema = Some(Schema::read(found)?);
            }
            ipc::MessageHeader::RecordBatch => {
                let batch = header.header_as_record_batch().ok_or("the batch is missing")?;
                let schema = schema.as_ref().ok_or("there is no schema")?;
                Walk::new(batch, body)?.all(&schema.fields)?;
            }
            ipc::MessageHeader::DictionaryBatch => {
                let dictionary = header.header_as_dictionary_batch().ok_or("the dictionary is missing")?;
                let batch = dictionary.data().ok_or("the values of a dictionary are missing")?;
                let schema = schema.as_ref().ok_or("there is no schema")?;
                let shape = schema.dictionaries.get(&dictionary.id()).ok_or("a dictionary of no column")?;
                Walk::new(batch, body)?.all(std::slice::from_ref(shape))?;
            }
            // The decoder has its own messages for these.
            _ => {}
        }
    }
    Ok(())
}

struct Message<'b> {
    header: ipc::Message<'b>,
    body: &'b [u8],
}

/// The next message; none at the end.
fn next<'b>(rest: &mut &'b [u8]) -> Checked<Option<Message<'b>>> {
    let cut = "the bytes end within a message";
    let mut number = || -> Option<[u8; 4]> {
        let (number, after) = rest.split_first_chunk::<4>()?;
        *rest = after;
        Some(*number)
    };
    let Some(first) = number() else { return Ok(None) };
    let length = if first == [0xff; 4] { number().ok_or(cut)? } else { first };
    let length = usize::try_from(u32::from_le_bytes(length)).map_err(|_| cut)?;
    if length == 0 {
        return Ok(None);
    }
    let (header, after) = rest.split_at_checked(length).ok_or(cut)?;
    let header = ipc::root_as_message(header).map_err(|error| format!("a message is broken: {error}"))?;
    let body = usize::try_from(header.bodyLength()).map_err(|_| "a body of less than nothing")?;
    let (body, after) = after.split_at_checked(body).ok_or(cut)?;
    *rest = after;
    Ok(Some(Message { header, body }))
}

struct Schema {
    fields: Vec<Shape>,
    /// By id, how the values of each dictionary lie.
    dictionaries: HashMap<i64, Shape>,
}

impl Schema {
    fn read(schema: ipc::Schema<'_>) -> Checked<Self> {
        if schema.endianness() != ipc::Endianness::Little {
            return Err("the numbers are not little-endian".to_owned());
        }
        let mut read = Self { fields: Vec::new(), dictionaries: HashMap::new() };
        for field in schema.fields().ok_or("the schema has no columns")? {
            let shape = read.field(field)?;
            read.fields.push(shape);
        }
        Ok(read)
    }

    fn field(&mut self, field: ipc::Field<'_>) -> Checked<Shape> {
        if field.name().is_none() {
            return Err("a column has no name".to_owned());
        }
        let values = self.values(field)?;
        let Some(dictionary) = field.dictionary() else { return Ok(values) };
        let keys = dictionary.indexType().filter(|keys| is_integer(*keys));
        let keys = keys.ok_or("the keys of a dictionary are of no known type")?;
        self.dictionaries.insert(dictionary.id(), values);
        Ok(Shape::Flat { width: bytes(keys.bitWidth()), places: false })
    }

    fn values(&mut self, field: ipc::Field<'_>) -> Checked<Shape> {
        use ipc::Type as T;
        let kind = field.type_type();
        let is_time = |unit: ipc::TimeUnit| (0..=3).contains(&unit.0);
        let known = match kind {
            T::Null | T::Bool | T::Binary | T::LargeBinary | T::BinaryView => true,
            T::Utf8 | T::LargeUtf8 | T::Utf8View => true,
            T::Int => field.type_as_int().is_some_and(is_integer),
            T::FloatingPoint => {
                field.type_as_floating_point().is_some_and(|of| (0..=2).contains(&of.precision().0))
            }
            T::Decimal => field.type_as_decimal().is_some_and(is_decimal),
            T::Date => field.type_as_date().is_some_and(|of| (0..=1).contains(&of.unit().0)),
            T::Timestamp => field.type_as_timestamp().is_some_and(|of| is_time(of.unit())),
            T::Duration => field.type_as_duration().is_some_and(|of| is_time(of.unit())),
            T::Time => field
                .type_as_time()
                .is_some_and(|of| matches!((of.bitWidth(), of.unit().0), (32, 0 | 1) | (64, 2 | 3))),
            T::List | T::LargeList => field.children().is_some_and(|children| children.len() == 1),
            T::Struct_ => field.children().is_some(),
            _ => false,
        };
        if !known {
            let name = field.name().unwrap_or_default();
            return Err(format!("column `{}` is of a type that is not read", crate::fault::echoed(name)));
        }
        Ok(match kind {
            T::Null => Shape::Null,
            T::Utf8 | T::Binary => Shape::Flat { width: 4, places: true },
            T::LargeUtf8 | T::LargeBinary => Shape::Flat { width: 8, places: true },
            T::Utf8View | T::BinaryView => Shape::View,
            T::List | T::LargeList | T::Struct_ => {
                let mut children = Vec::new();
                for child in field.children().into_iter().flatten() {
                    children.push(self.field(child)?);
                }
                match kind {
                    T::Struct_ => Shape::Struct(children),
                    _ => {
                        let items = Box::new(children.pop().unwrap_or(Shape::Null));
                        Shape::List { width: if kind == T::List { 4 } else { 8 }, items }
                    }
                }
            }
            _ => {
                let bits = match kind {
                    T::Int => field.type_as_int().map(|of| of.bitWidth()),
                    T::Decimal => field.type_as_decimal().map(|of| of.bitWidth()),
                    T::Time => field.type_as_time().map(|of| of.bitWidth()),
                    T::Date => {
                        field.type_as_date().map(|of| if of.unit() == ipc::DateUnit::DAY { 32 } else { 64 })
                    }
                    T::FloatingPoint => {
                        field.type_as_floating_point().map(|of| 16 << of.precision().0.clamp(0, 2))
                    }
                    T::Timestamp | T::Duration => Some(64),
                    _ => None,
                };
                Shape::Flat { width: bits.map_or(1, bytes), places: false }
            }
        })
    }
}

/// The bytes of so many bits; one where that is less.
fn bytes(bits: i32) -> u64 {
    u64::try_from(bits / 8).unwrap_or_default().max(1)
}

fn is_integer(of: ipc::Int<'_>) -> bool {
    matches!(of.bitWidth(), 8 | 16 | 32 | 64)
}

fn is_decimal(of: ipc::Decimal<'_>) -> bool {
    let most = match of.bitWidth() {
        32 => 9,
        64 => 18,
        128 => 38,
        256 => 76,
        _ => return false,
    };
    (1..=most).contains(&of.precision()) && of.scale().abs() <= most
}

/// The values of a batch, field by field.
struct Walk<'b> {
    nodes: Box<dyn Iterator<Item = &'b ipc::FieldNode> + 'b>,
    /// The bytes of each buffer.
    buffers: std::vec::IntoIter<u64>,
    views: std::vec::IntoIter<i64>,
    /// A body of this size cannot hold more values than this.
    most: u64,
    rows: u64,
}

impl<'b> Walk<'b> {
    fn new(batch: ipc::RecordBatch<'b>, body: u64) -> Checked<Self> {
        if batch.compression().is_some() {
            return Err("the batches are compressed".to_owned());
        }
        let nodes = batch.nodes().ok_or("a batch says nothing of its columns")?;
        let mut buffers = Vec::new();
        for buffer in batch.buffers().ok_or("a batch has no buffers")? {
            let (offset, length) = (u64::try_from(buffer.offset()), u64::try_from(buffer.length()));
            match offset.ok().zip(length.ok()) {
                Some((offset, length)) if offset.checked_add(length).is_some_and(|end| end <= body) => {
                    buffers.push(length);
                }
                _ => return Err("a buffer lies outside of its batch".to_owned()),
            }
        }
        let rows = u64::try_from(batch.length()).map_err(|_| "a batch of less than no rows")?;
        let views: Vec<i64> = batch.variadicBufferCounts().into_iter().flatten().collect();
        let most = body.saturating_mul(8);
        let (buffers, views) = (buffers.into_iter(), views.into_iter());
        Ok(Self { nodes: Box::new(nodes.iter()), buffers, views, most, rows })
    }

    fn all(mut self, fields: &[Shape]) -> Checked {
        for field in fields {
            if self.field(field)? != self.rows {
                return Err("a column has not a value for each row".to_owned());
            }
        }
        if self.views.next().is_some() {
            return Err("a batch has buffers of texts that no column has".to_owned());
        }
        Ok(())
    }

    fn buffer(&mut self) -> Checked<u64> {
        self.buffers.next().ok_or_else(|| "a batch has too few buffers".to_owned())
    }

    /// A buffer of numbers of so many bytes.
    fn numbers(&mut self, width: u64) -> Checked {
        if self.buffer()? % width != 0 {
            return Err("a buffer ends within a number".to_owned());
        }
        Ok(())
    }

    /// How many values a field has.
    fn field(&mut self, shape: &Shape) -> Checked<u64> {
        let node = self.nodes.next().ok_or("a batch says too little of its columns")?;
        let (length, nulls) = (u64::try_from(node.length()), u64::try_from(node.null_count()));
        let (length, nulls) = length.ok().zip(nulls.ok()).ok_or("a column of less than no values")?;
        if nulls > length || length > self.most {
            return Err("a column has more values than its bytes hold".to_owned());
        }
        if let Shape::Null = shape {
            return Ok(length);
        }
        // The first buffer has one bit for each value: whether it is present.
        let validity = self.buffer()?;
        if nulls > 0 && validity.saturating_mul(8) < length {
            return Err("a column does not say which of its values are there".to_owned());
        }
        match shape {
            Shape::Null => {}
            Shape::Flat { width, places } => {
                self.numbers(*width)?;
                if *places {
                    self.buffer()?;
                }
            }
            Shape::View => {
                self.numbers(16)?;
                let more = self.views.next().ok_or("a column of texts does not say where they are")?;
                for _ in 0..u64::try_from(more).map_err(|_| "less than no buffers")? {
                    self.buffer()?;
                }
            }
            Shape::List { width, items } => {
                self.numbers(*width)?;
                self.field(items)?;
            }
            Shape::Struct(fields) => {
                for field in fields {
                    if self.field(field)? != length {
                        return Err("a part of a column has not a value for each of it".to_owned());
                    }
                }
            }
        }
        Ok(length)
    }
}
