//! Figures read back from a result table.

use std::collections::BTreeMap;

use crate::{
    domain::{Basis, Level, RegionCode, UnknownWord},
    messages::{self, Said},
    problems::{Place as At, Problems, nearest},
};

/// One column of a result table, for one indicator or target at the end of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its header.
    pub name: String,
    /// The unit of the indicator or of the shortfall, as in the file.
    pub unit: String,
    /// What the table says of each region. A level is part of the key: a county and a prefecture
    /// may have one code.
    pub figures: BTreeMap<(Level, RegionCode), Figure>,
}

/// What a table says of one region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// None where the cell is blank.
    pub value: Option<f32>,
    /// The 80 % interval, where the column is that of the uncertainty map and the table has one.
    pub interval: Option<[f32; 2]>,
    /// The weakest input that enters.
    pub basis: Basis,
}

/// The name of a column of medians with their 80 % intervals: `p50`, `p10` and `p90` together.
pub const UNCERTAINTY: &str = "p50_uncertainty";

/// The columns that every table begins with.
const KEYS: [&str; 4] = ["region_level", "region_code", "year", "indicator"];

impl Column {
    /// Reads [`Column::read`]'s column, or all that the uncertainty map takes.
    ///
    /// # Errors
    ///
    /// As [`Column::read`]; a table without `p10` or `p90` has no intervals.
    pub fn read_shown(
        source: &str,
        table: &[u8],
        item: &str,
        year: u16,
        column: &str,
    ) -> Result<Self, Problems> {
        let read = |column| Self::read(source, table, item, year, column);
        if column != UNCERTAINTY {
            return read(column);
        }
        let [low, mut median, high] = [read("p10")?, read("p50")?, read("p90")?];
        column.clone_into(&mut median.name);
        for (region, figure) in &mut median.figures {
            let end = |column: &Self| column.figures.get(region).and_then(|end| end.value);
            figure.interval = end(&low).zip(end(&high)).map(|(low, high)| [low, high]);
        }
        Ok(median)
    }

    /// Reads a column of `summary.csv`, `targets.csv` or `shortfall.csv`.
    ///
    /// # Errors
    ///
    /// When the table, or an indicator, target, year or column in it, is not there: each with
    /// what is.
    pub fn read(
        source: &str,
        table: &[u8],
        item: &str,
        year: u16,
        column: &str,
    ) -> Result<Self, Problems> {
        let at =
            |line: Option<u64>| At { line: line.map(|line| line as usize), ..At::file(source) };
        let mut reader = csv::Reader::from_reader(table);
        let broken = |error: csv::Error| {
            let line = error.position().map(csv::Position::line);
            Problems::one(at(line), messages::no_result_table(error))
        };
        let headers = reader.headers().map_err(broken)?.clone();
        let index = |name: &str| headers.iter().position(|header| header == name);
        let keys = [KEYS[0], KEYS[1], KEYS[2], "unit", "basis"].map(index);
        let item_index = index(KEYS[3]).filter(|index| *index == 3).or(index("target_id"));
        let ([Some(level), Some(code), Some(years), Some(unit), Some(basis)], Some(items)) =
            (keys, item_index)
        else {
            let message = messages::no_result_table(messages::result_tables());
            return Err(Problems::one(at(Some(1)), message));
        };
        let Some(value) = index(column) else {
            let known = headers.iter().skip(5);
            return Err(Problems::one(
                at(Some(1)),
                unknown(messages::no_column(column), column, known),
            ));
        };
        let mut found =
            Self { name: column.to_owned(), unit: String::new(), figures: BTreeMap::new() };
        let (mut known_items, mut known_years) = (Vec::new(), Vec::new());
        let wanted_year = year.to_string();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(broken)? {
            if record[items] != *item || record[years] != wanted_year {
                note(&mut known_items, &record[items]);
                note(&mut known_years, &record[years]);
                continue;
            }
            let line = record.position().map(csv::Position::line);
            let figure = figure(&record, [level, code, value, basis])
                .map_err(|message| Problems::one(at(line), message))?;
            found.figures.insert(figure.0, figure.1);
            if found.unit.is_empty() {
                record[unit].clone_into(&mut found.unit);
            }
        }
        if found.figures.is_empty() {
            let message = if known_items.iter().any(|known| known == item) {
                let known = known_years.iter().map(String::as_str);
                unknown(messages::no_year(&wanted_year), &wanted_year, known)
            } else {
                unknown(messages::no_item(item), item, known_items.iter().map(String::as_str))
            };
            return Err(Problems::one(at(None), message));
        }
        Ok(found)
    }
}

/// Adds a word unless it is the latest or stands there already.
fn note(words: &mut Vec<String>, word: &str) {
    if !words.iter().rev().any(|known| known == word) {
        words.push(word.to_owned());
    }
}

fn unknown<'a>(what: Said, got: &str, known: impl Iterator<Item = &'a str> + Clone) -> Said {
    let meant = nearest(got, known.clone()).map(messages::did_you_mean).unwrap_or_default();
    let all: Vec<_> = known.take(40).collect();
    what.and(meant).and(messages::there_are(all.join(", ")))
}

fn figure(
    record: &csv::StringRecord,
    [level, code, value, basis]: [usize; 4],
) -> Result<((Level, RegionCode), Figure), Said> {
    let level = Level::ALL.into_iter().find(|known| known.id() == &record[level]);
    let level = level.ok_or_else(messages::no_region_level)?;
    let no_code = |_| messages::no_region_code(&record[code], "210102");
    let code = record[code].parse().map_err(no_code)?;
    let no_basis = |error: UnknownWord| messages::not_one_of(&error.got, error.expected.join(", "));
    let basis = record[basis].parse().map_err(no_basis)?;
    let value = match &record[value] {
        "" => None,
        text => Some(text.parse().map_err(|_| messages::no_number(text))?),
    };
    Ok(((level, code), Figure { value, interval: None, basis }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{
        Table,
        fixture::{code, results},
    };

    fn bytes(table: &Table) -> Vec<u8> {
        let mut bytes = Vec::new();
        table.write_to(&mut bytes).unwrap();
        bytes
    }

    fn error(item: &str, year: u16, column: &str) -> String {
        let table = bytes(&Table::shortfall(&results()));
        Column::read("shortfall.csv", &table, item, year, column).unwrap_err().to_string()
    }

    #[test]
    fn a_median_is_read_with_its_interval() {
        let results = results();
        let mut table = Vec::new();
        Table::shortfall(&results).write_to(&mut table).unwrap();
        let read = |column| Column::read_shown("t", &table, "nursing_share", 2035, column);
        let key = (Level::County, "990102".parse().unwrap());
        let figure = read(UNCERTAINTY).unwrap().figures[&key];
        // The fixture's spread around 11: p10 one below, p90 one above.
        assert_eq!((figure.value, figure.interval), (Some(11.0), Some([10.0, 12.0])));
        assert_eq!(read("p50").unwrap().figures[&key].interval, None);
        let mut table = Vec::new();
        Table::targets(&results).write_to(&mut table).unwrap();
        assert!(Column::read_shown("t", &table, "nursing_share", 2035, UNCERTAINTY).is_err());
    }

    #[test]
    fn figures_read_back_as_they_were_written() {
        let results = results();
        let table = bytes(&Table::summary(&results));
        let column = Column::read("s", &table, "nursing_bed_share", 2035, "p90").unwrap();
        assert_eq!((column.unit.as_str(), column.figures.len()), ("share", 9));
        let at = |text| column.figures[&(Level::County, code(text))];
        assert_eq!(
            at("990102"),
            Figure { value: Some(12.0), interval: None, basis: Basis::Downscaled }
        );
        assert_eq!(at("990281").value, None);
        let table = bytes(&Table::targets(&results));
        assert!(Column::read("t", &table, "nursing_share.build", 2025, "prob_met").is_ok());
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is() {
        let message = error("nursing_shar", 2025, "p50");
        assert!(message.contains("did you mean `nursing_share`?"), "{message}");
        let message = error("nursing_share", 2030, "p50");
        assert!(message.contains("no year `2030`") && message.contains("2025, 2035"), "{message}");
        let message = error("nursing_share", 2025, "p55");
        assert!(message.contains("no column `p55`") && message.contains("p50"), "{message}");
        let problems = Column::read("x.csv", b"a,b\n1,2\n", "i", 2025, "p50").unwrap_err();
        assert!(problems.to_string().contains("not a result table"));
    }

    #[test]
    fn a_damaged_cell_is_told_with_its_line() {
        let table = String::from_utf8(bytes(&Table::summary(&results()))).unwrap();
        let damaged = table.replacen(
            "西城区,share,1.5,2,0.25,0,0,0.5,1,",
            "西城区,share,1.5,2,0.25,0,0,0.5,x,",
            1,
        );
        let problems = Column::read("s.csv", damaged.as_bytes(), "nursing_bed_share", 2025, "p50")
            .unwrap_err();
        assert_eq!(problems.0[0].place.to_string(), "s.csv:4");
    }
}
