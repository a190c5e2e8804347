//! The result tables as Parquet: the columns and rows of the CSV files, with types.
//!
//! Years are 32-bit integers, figures 32-bit floats, all else text; a blank cell is null. Codes of
//! regions are text, as they are names. Not compressed, but words that repeat are stored once.

use super::Table;
use parquet::{
    basic::{ConvertedType, Repetition, Type as Physical},
    data_type::{ByteArrayType, DataType, FloatType, Int32Type},
    errors::{ParquetError, Result},
    file::{
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::types::Type,
};
use std::{
    io::{self, Write},
    str::FromStr,
    sync::Arc,
};

/// Columns of words.
const WORDS: [&str; 13] = [
    "region_level",
    "region_code",
    "indicator",
    "target_id",
    "region_name",
    "sex",
    "age_group",
    "unit",
    "comparator",
    "attribute",
    "accountable_level",
    "status",
    "basis",
];

/// Rows that are kept together.
const ROWS_A_GROUP: usize = 1 << 17;

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Word,
    Year,
    Figure,
}

impl Kind {
    fn of(column: &str) -> Self {
        match column {
            word if WORDS.contains(&word) => Self::Word,
            year if year == "year" || year.starts_with("first_year") => Self::Year,
            _ => Self::Figure,
        }
    }

    fn field(self, name: &str) -> Result<Type> {
        let (physical, converted) = match self {
            Self::Word => (Physical::BYTE_ARRAY, ConvertedType::UTF8),
            Self::Year => (Physical::INT32, ConvertedType::NONE),
            Self::Figure => (Physical::FLOAT, ConvertedType::NONE),
        };
        Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_converted_type(converted)
            .build()
    }
}

/// The name of the file beside a table's CSV.
#[must_use]
pub fn file_name(table: &Table<'_>) -> String {
    table.file_name().replace(".csv", ".parquet")
}

/// Writes a table.
///
/// # Errors
///
/// Those of the writer.
pub fn write_to(table: &Table<'_>, writer: &mut (dyn Write + Send)) -> io::Result<()> {
    write(table, writer).map_err(|error| match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    })
}

fn write(table: &Table<'_>, writer: &mut (dyn Write + Send)) -> Result<()> {
    let header = table.header();
    let columns: Vec<(&str, Kind)> =
        header.trim_end().split(',').map(|name| (name, Kind::of(name))).collect();
    let fields: Result<Vec<_>> =
        columns.iter().map(|(name, kind)| kind.field(name).map(Arc::new)).collect();
    let schema = Type::group_type_builder("rows").with_fields(fields?).build()?;
    let properties = Arc::new(WriterProperties::builder().build());
    let mut file = SerializedFileWriter::new(writer, Arc::new(schema), properties)?;
    let mut lines = Vec::new();
    for start in (0..table.len()).step_by(ROWS_A_GROUP) {
        lines.clear();
        table.format(start..table.len().min(start + ROWS_A_GROUP), &mut lines);
        let rows: std::result::Result<Vec<_>, _> =
            csv::ReaderBuilder::new().has_headers(false).from_reader(&*lines).records().collect();
        let rows = rows.map_err(|error| ParquetError::External(error.into()))?;
        let mut group = file.next_row_group()?;
        for (place, (_, kind)) in columns.iter().enumerate() {
            let cells = rows.iter().map(|row| row.get(place).filter(|cell| !cell.is_empty()));
            match kind {
                Kind::Word => put::<ByteArrayType>(&mut group, cells, |cell| Ok(cell.into()))?,
                Kind::Year => put::<Int32Type>(&mut group, cells, number)?,
                Kind::Figure => put::<FloatType>(&mut group, cells, number)?,
            }
        }
        group.close()?;
    }
    file.close()?;
    Ok(())
}

/// Writes the next column of a group of rows.
fn put<'c, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, &mut (dyn Write + Send)>,
    cells: impl Iterator<Item = Option<&'c str>>,
    value: impl Fn(&str) -> Result<T::T>,
) -> Result<()> {
    let (mut values, mut there) = (Vec::new(), Vec::new());
    for cell in cells {
        there.push(i16::from(cell.is_some()));
        if let Some(cell) = cell {
            values.push(value(cell)?);
        }
    }
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(&values, Some(&there), None)?;
        column.close()?;
    }
    Ok(())
}

fn number<N: FromStr>(cell: &str) -> Result<N> {
    cell.parse().map_err(|_| ParquetError::General(format!("`{cell}` is no number")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::results;
    use ::parquet::{
        file::reader::{FileReader, SerializedFileReader},
        record::Field,
    };
    use bytes::Bytes;

    /// Every cell of every table, read back, is that of the CSV file.
    #[test]
    fn the_tables_are_those_of_the_csv_files() {
        let results = results();
        for table in Table::all(&results) {
            let (mut csv, mut written) = (Vec::new(), Vec::new());
            table.write_to(&mut csv).expect("memory takes all");
            write_to(&table, &mut written).expect("memory takes all");
            let mut csv = csv::Reader::from_reader(&*csv);
            let header = csv.headers().expect("a header").clone();
            let file = SerializedFileReader::new(Bytes::from(written)).expect("a Parquet file");
            let mut rows = file.get_row_iter(None).expect("rows");
            let mut n = 0;
            for line in csv.records() {
                let (line, row) = (line.expect("a line"), rows.next().expect("a row"));
                let row = row.expect("a row that can be read");
                for ((name, field), (column, cell)) in
                    row.get_column_iter().zip(header.iter().zip(&line))
                {
                    assert_eq!(name, column);
                    let same = match field {
                        Field::Null => cell.is_empty(),
                        Field::Str(word) => word == cell && WORDS.contains(&column),
                        Field::Int(year) => cell.parse() == Ok(*year) && column.contains("year"),
                        Field::Float(figure) => cell.parse() == Ok(*figure),
                        _ => false,
                    };
                    assert!(same, "{}, {column}: {field:?} for {cell:?}", table.file_name());
                }
                n += 1;
            }
            assert!(rows.next().is_none(), "no row too many");
            assert_eq!(n, table.len());
        }
    }
}
