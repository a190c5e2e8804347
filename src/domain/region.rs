use serde::{Deserialize, Serialize};
use std::fmt;

/// A nation, province, prefecture or county, by its six-digit administrative code.
///
/// ```
/// use carecast::domain::RegionCode;
///
/// let county: RegionCode = "210102".parse()?;
/// assert_eq!(county.province().to_string(), "210000");
/// # Ok::<(), carecast::domain::InvalidRegionCode>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegionCode(u32);

/// Text that is not a [`RegionCode`].
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{got}` is not a region code: expected six digits, such as `210102`")]
pub struct InvalidRegionCode {
    /// The text as it stood in the input.
    pub got: String,
}

impl RegionCode {
    /// China, as the census tables count it.
    pub const NATION: Self = Self(100_000);

    /// The code as a number below one million.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The province this region lies in, or is.
    ///
    /// Its *level* is not in the digits: four county units of the 2020 census end in 00. The
    /// region table of the seeds says which level a code has.
    #[must_use]
    pub const fn province(self) -> Self {
        Self(self.0 - self.0 % 10_000)
    }
}

impl std::str::FromStr for RegionCode {
    type Err = InvalidRegionCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let six_digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(code) if six_digits && code >= 100_000 => Ok(Self(code)),
            _ => Err(InvalidRegionCode { got: text.to_owned() }),
        }
    }
}

impl TryFrom<String> for RegionCode {
    type Error = InvalidRegionCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<RegionCode> for String {
    fn from(code: RegionCode) -> Self {
        code.to_string()
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// The levels at which results are reported.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A county unit of the census: county, district, county-level city, zone.
    County,
    /// A prefecture-level unit.
    Prefecture,
    /// A province-level unit.
    Province,
    /// China.
    Nation,
}

impl Level {
    /// From the smallest up.
    pub const ALL: [Self; 4] = [Self::County, Self::Prefecture, Self::Province, Self::Nation];

    /// As written in result files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Prefecture => "prefecture",
            Self::Province => "province",
            Self::Nation => "nation",
        }
    }
}
