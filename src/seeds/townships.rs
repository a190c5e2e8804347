//! Townships and subdistricts: the units that coverage targets count.

use super::{
    bundle::Bundle,
    county::{county, sparse_by_county},
    regions::Regions,
};
use crate::domain::{UnitKind, words};
use crate::{messages, problems::Problems};

words! {
    /// What kind of township-level unit it is.
    TownshipKind {
        /// 街道
        Subdistrict = "s",
        /// 镇
        Town = "t",
        /// 乡: townships, ethnic townships and sumu.
        Township = "w",
        /// Farms, zones and the like, which plans do not count.
        Other = "o",
    }
}

/// One township-level unit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Township {
    /// Nine digits of the statistical division code of 2020.
    pub code: u32,
    /// 街道, 镇, 乡 or none of them.
    pub kind: TownshipKind,
    /// 名称
    pub name_zh: Box<str>,
}

/// How many township-level units a region has, by kind.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct TownshipCounts {
    /// 街道
    pub subdistricts: u32,
    /// 镇
    pub towns: u32,
    /// 乡
    pub townships: u32,
    /// The rest; 0 where a list leaves them out.
    pub other: u32,
}

impl TownshipCounts {
    /// 乡镇（街道）: subdistricts, towns and townships together.
    #[must_use]
    pub const fn units(self) -> u32 {
        self.subdistricts + self.towns + self.townships
    }

    /// The units of a kind; `None` for kinds above townships.
    #[must_use]
    pub const fn of(self, kind: UnitKind) -> Option<u32> {
        match kind {
            UnitKind::Subdistrict => Some(self.subdistricts),
            UnitKind::Township => Some(self.towns + self.townships),
            UnitKind::TownshipOrSubdistrict => Some(self.units()),
            UnitKind::County | UnitKind::CountyOrCity | UnitKind::Prefecture => None,
        }
    }
}

impl std::ops::AddAssign for TownshipCounts {
    fn add_assign(&mut self, other: Self) {
        self.subdistricts = self.subdistricts.saturating_add(other.subdistricts);
        self.towns = self.towns.saturating_add(other.towns);
        self.townships = self.townships.saturating_add(other.townships);
        self.other = self.other.saturating_add(other.other);
    }
}

/// The townships of each county.
#[derive(Clone, Debug, Default)]
pub struct Townships {
    by_county: Vec<Vec<Township>>,
    counts_2023: Vec<Option<TownshipCounts>>,
}

impl Townships {
    /// The units of a county by its position, in the order of their codes.
    #[must_use]
    pub fn of(&self, county: usize) -> &[Township] {
        self.by_county.get(county).map_or(&[], Vec::as_slice)
    }

    /// How many units a county has in the list of 2020.
    #[must_use]
    pub fn counts(&self, county: usize) -> TownshipCounts {
        let mut counts = TownshipCounts::default();
        for township in self.of(county) {
            match township.kind {
                TownshipKind::Subdistrict => counts.subdistricts += 1,
                TownshipKind::Town => counts.towns += 1,
                TownshipKind::Township => counts.townships += 1,
                TownshipKind::Other => counts.other += 1,
            }
        }
        counts
    }

    /// How many it has in the list of 2023; `None` where its code is gone by then.
    #[must_use]
    pub fn counts_2023(&self, county: usize) -> Option<TownshipCounts> {
        self.counts_2023.get(county).copied().flatten()
    }

    pub(super) fn load(bundle: &Bundle, regions: &Regions, problems: &mut Problems) -> Self {
        let mut by_county = vec![Vec::new(); regions.n_counties()];
        if let Some(file) = bundle.file("townships_2020/data.csv") {
            let columns = ["county_code", "kind", "township_code", "name_zh"];
            let mut last = 0;
            let rows = file.rows(&columns, problems, |row| {
                let position = county(row, regions);
                let kind = row.word(TownshipKind::Other);
                let code = row.count();
                if code != 0 && code <= last {
                    row.complain(messages::township_order(code, last));
                }
                last = last.max(code);
                (position, Township { code, kind, name_zh: row.filled().into() })
            });
            for (position, township) in rows {
                if let Some(position) = position {
                    by_county[position].push(township);
                }
            }
        }
        let columns = ["county_code", "subdistricts", "towns", "townships"];
        let counts_2023 =
            sparse_by_county(bundle, "township_counts_2023", &columns, regions, problems, |row| {
                TownshipCounts {
                    subdistricts: row.count(),
                    towns: row.count(),
                    townships: row.count(),
                    other: 0,
                }
            });
        Self { by_county, counts_2023 }
    }
}
