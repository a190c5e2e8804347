//! The types of bed that are counted apart.

use super::{Column, Indicator, Measure};
use crate::domain::Text;

/// A type of bed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BedType {
    /// 普通床位
    Ordinary,
    /// 护理型床位
    Nursing,
    /// 失智照护专区床位, among the nursing-type ones.
    Dementia,
    /// 家庭养老床位: care brought to a bed at home.
    HomeCare,
}

impl BedType {
    /// Every type.
    pub const ALL: &'static [Self] =
        &[Self::Ordinary, Self::Nursing, Self::Dementia, Self::HomeCare];

    /// Whether it is an institution bed, hence in the denominator of the nursing share.
    #[must_use]
    pub const fn counts_in_institution_beds(self) -> bool {
        !matches!(self, Self::HomeCare)
    }

    /// The type whose beds hold these.
    #[must_use]
    pub const fn within(self) -> Option<Self> {
        match self {
            Self::Dementia => Some(Self::Nursing),
            Self::Ordinary | Self::Nursing | Self::HomeCare => None,
        }
    }

    /// How many there are.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Ordinary => {
                Measure::Difference { of: Column::BedsTotal, less: &[Column::BedsNursing] }
            }
            Self::Nursing => Measure::Count(Column::BedsNursing),
            Self::Dementia => Measure::Count(Column::BedsDementia),
            Self::HomeCare => Measure::Count(Column::HomeCareBeds),
        }
    }

    /// The indicator that reports it.
    #[must_use]
    pub const fn indicator(self) -> Indicator {
        let (id, zh, en) = match self {
            Self::Ordinary => ("beds_ordinary", "普通床位", "ordinary institution beds"),
            Self::Nursing => ("beds_nursing", "护理型床位", "nursing beds"),
            Self::Dementia => ("beds_dementia", "失智照护专区床位", "beds in dementia units"),
            Self::HomeCare => (
                "home_care_beds",
                "家庭养老床位（不计入机构床位）",
                "home-care beds (no institution beds)",
            ),
        };
        let larger_is_better = match self {
            Self::Ordinary => None,
            Self::Nursing | Self::Dementia | Self::HomeCare => Some(true),
        };
        let (text, measure) = (Text { zh, en }, self.measure());
        Indicator { id, text, unit: "beds", measure, larger_is_better }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beds_within_institution_beds_are_institution_beds_of_one_indicator_each() {
        for &bed in BedType::ALL {
            let holds = bed.within().is_none_or(BedType::counts_in_institution_beds);
            assert!(holds && (bed.within().is_none() || bed.counts_in_institution_beds()));
            let alike = BedType::ALL.iter().filter(|o| o.indicator().id == bed.indicator().id);
            assert_eq!(alike.count(), 1, "{bed:?}");
        }
        let outside: Vec<_> =
            BedType::ALL.iter().filter(|bed| !bed.counts_in_institution_beds()).collect();
        assert_eq!(outside, [&BedType::HomeCare]);
    }
}
