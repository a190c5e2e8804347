//! What things cost.

/// Money for one of something, in yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Price {
    /// Once, to build or convert it.
    pub capital: f64,
    /// Every year, to run it.
    pub yearly: f64,
}

impl Price {
    /// The price of a mixture, of which a share costs these parts of it.
    ///
    /// ```
    /// use carecast::domain::Price;
    ///
    /// let home = Price { capital: 100.0, yearly: 10.0 };
    /// // Half of them at a fifth of the capital and half of the running costs.
    /// let mixed = home.with_share(0.5, Price { capital: 0.2, yearly: 0.5 });
    /// assert_eq!((mixed.capital, mixed.yearly), (60.0, 7.5));
    /// ```
    #[must_use]
    pub fn with_share(self, share: f64, parts: Self) -> Self {
        let mixed = |whole: f64, part: f64| whole * (1.0 - share + share * part);
        Self {
            capital: mixed(self.capital, parts.capital),
            yearly: mixed(self.yearly, parts.yearly),
        }
    }
}
