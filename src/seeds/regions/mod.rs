//! Which county lies in which prefecture and province, and what each is called.

mod read;

use crate::domain::{Lang, Level, RegionCode, words};
use crate::messages::{self, Said};
use crate::problems::nearest;
use std::collections::BTreeMap;

words! {
    /// What kind of county-level unit the census counts.
    UnitType {
        /// 市辖区
        District = "district",
        /// 县
        County = "county",
        /// 县级市
        CountyLevelCity = "county_level_city",
        /// 自治县
        AutonomousCounty = "autonomous_county",
        /// 旗
        Banner = "banner",
        /// 自治旗
        AutonomousBanner = "autonomous_banner",
        /// 特区 (Liuzhi)
        SpecialDistrict = "special_district",
        /// 林区 (Shennongjia)
        ForestryDistrict = "forestry_district",
        /// 省直辖县级行政单位: counties and cities directly under a province.
        ProvinceAdministered = "county_province_administered",
        /// 不设区的地级市: a prefecture that is its own county unit, such as Dongguan.
        PrefectureWithoutCounties = "prefecture_without_counties",
        /// A district in all but law (Daxing'anling).
        DistrictDeFacto = "district_de_facto",
        /// 管理委员会
        AdministrativeCommittee = "administrative_committee",
        /// An island committee of Sansha.
        IslandCommittee = "island_committee",
        /// 开发区: counted apart from the districts it lies in.
        DevelopmentZone = "development_zone",
    }
}

impl UnitType {
    /// Whether plans count it as 县（市）: a county, banner or county-level city, no district.
    #[must_use]
    pub const fn is_county_or_city(self) -> bool {
        match self {
            Self::County
            | Self::CountyLevelCity
            | Self::AutonomousCounty
            | Self::Banner
            | Self::AutonomousBanner
            | Self::SpecialDistrict
            | Self::ForestryDistrict
            | Self::ProvinceAdministered => true,
            Self::District
            | Self::PrefectureWithoutCounties
            | Self::DistrictDeFacto
            | Self::AdministrativeCommittee
            | Self::IslandCommittee
            | Self::DevelopmentZone => false,
        }
    }
}

/// A county, prefecture, province or the nation.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Region {
    /// Its level; the code alone does not tell.
    pub level: Level,
    /// Its code.
    pub code: RegionCode,
    /// 中文名
    pub name_zh: String,
    /// The English name, where we have one.
    pub name_en: Option<String>,
    /// The prefecture it lies in, or is; `None` above.
    pub prefecture: Option<RegionCode>,
    /// The province it lies in, or is; `None` for the nation.
    pub province: Option<RegionCode>,
    /// What kind of county unit it is; `None` above.
    pub unit_type: Option<UnitType>,
    /// The positions of its counties in census order; for a county, its own.
    pub counties: Vec<usize>,
}

impl Region {
    /// The name in a language; without an English one, the Chinese.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.name_zh,
            Lang::En => self.name_en.as_deref().unwrap_or(&self.name_zh),
        }
    }
}

/// Text that names no region, or more than one.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}", self.said().en)]
pub struct UnknownRegion {
    /// The text as it stood in the input.
    pub got: String,
    /// The regions it could have meant, as `code name`.
    pub candidates: Vec<String>,
    /// Whether it is the name of several regions, and not of none.
    pub ambiguous: bool,
}

impl UnknownRegion {
    /// What the planner is told.
    #[must_use]
    pub fn said(&self) -> Said {
        let list = self.candidates.join(", ");
        match (self.ambiguous, self.candidates.is_empty()) {
            (true, _) => messages::region_several(&self.got, list),
            (false, false) => messages::region_meant(&self.got, list),
            (false, true) => messages::region_unknown(&self.got),
        }
    }
}

/// Every region, counties first and in census order.
///
/// ```
/// use carecast::{domain::Level, seeds::{Bundle, Seeds}};
///
/// let seeds = Seeds::load(&Bundle::embedded())?;
/// let liaoning = seeds.regions.resolve("辽宁省").expect("a province");
/// assert_eq!((liaoning.level, liaoning.counties.len()), (Level::Province, 100));
/// # Ok::<(), carecast::problems::Problems>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Regions {
    all: Vec<Region>,
    counties: usize,
    positions: BTreeMap<(Level, RegionCode), usize>,
}

impl Regions {
    /// How many counties there are.
    #[must_use]
    pub const fn n_counties(&self) -> usize {
        self.counties
    }

    /// The counties, by position.
    #[must_use]
    pub fn counties(&self) -> &[Region] {
        &self.all[..self.counties]
    }

    /// Every region: counties, then prefectures, provinces and the nation.
    #[must_use]
    pub fn all(&self) -> &[Region] {
        &self.all
    }

    /// The position of a county.
    #[must_use]
    pub fn position(&self, county: RegionCode) -> Option<usize> {
        self.positions.get(&(Level::County, county)).copied()
    }

    /// The region of a level and code.
    #[must_use]
    pub fn get(&self, level: Level, code: RegionCode) -> Option<&Region> {
        self.positions.get(&(level, code)).map(|index| &self.all[*index])
    }

    /// The widest region of a code: Dongguan's prefecture rather than its one county unit.
    #[must_use]
    pub fn widest(&self, code: RegionCode) -> Option<&Region> {
        Level::ALL.iter().rev().find_map(|level| self.get(*level, code))
    }

    /// The region a planner means: a code, or a Chinese or English name.
    ///
    /// Of regions that cover the same counties (北京市, province and prefecture) the widest.
    ///
    /// # Errors
    ///
    /// [`UnknownRegion`] with what may have been meant.
    pub fn resolve(&self, text: &str) -> Result<&Region, UnknownRegion> {
        if let Some(region) = text.parse().ok().and_then(|code| self.widest(code)) {
            return Ok(region);
        }
        let mut named: Vec<&Region> =
            self.all.iter().filter(|region| has_name(region, text)).collect();
        named.reverse();
        named.dedup_by(|inner, outer| inner.counties == outer.counties);
        if let [region] = named.as_slice() {
            return Ok(region);
        }
        let ambiguous = !named.is_empty();
        let candidates = if ambiguous { named } else { self.likely(text).into_iter().collect() };
        let candidates =
            candidates.iter().map(|region| format!("{} {}", region.code, region.name_zh)).collect();
        Err(UnknownRegion { got: text.to_owned(), candidates, ambiguous })
    }

    /// The positions of all counties in any of some regions, in census order.
    #[must_use]
    pub fn select<'a>(&self, regions: impl IntoIterator<Item = &'a Region>) -> Vec<usize> {
        let mut counties: Vec<usize> =
            regions.into_iter().flat_map(|region| region.counties.iter().copied()).collect();
        counties.sort_unstable();
        counties.dedup();
        counties
    }

    fn likely(&self, text: &str) -> Option<&Region> {
        let codes: Vec<String> = self.all.iter().map(|region| region.code.to_string()).collect();
        let names = self.all.iter().map(|region| region.name_zh.as_str());
        let english = self.all.iter().filter_map(|region| region.name_en.as_deref());
        let word = nearest(text, codes.iter().map(String::as_str).chain(names).chain(english))?;
        let code = word.parse().ok();
        self.all.iter().find(|region| Some(region.code) == code || has_name(region, word))
    }
}

fn has_name(region: &Region, text: &str) -> bool {
    region.name_zh == text
        || region.name_en.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(text))
}
