//! Colours as numbers: mixing them, how well one reads on another, and what makes it readable.
//!
//! It deliberately knows no role and no terminal. Contrast is that of WCAG 2.

/// The contrast from which a text reads well.
pub const READABLE: f64 = 4.5;

/// How far a colour is moved at a time, in percent.
const STEP: u32 = 5;

/// A colour: red, green, blue, from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The brightest and the darkest.
const WHITE: Rgb = Rgb(255, 255, 255);
const BLACK: Rgb = Rgb(0, 0, 0);

/// The channels of the colour cube, whose 216 colours begin at index 16.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Rgb {
    /// The luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { power((part + 0.055) / 1.055) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// How well it reads on another: from 1, the same, to 21, black on white.
    pub fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Whether it is dark as a background: light text reads better on it.
    pub fn is_dark(self) -> bool {
        self.contrast(WHITE) > self.contrast(BLACK)
    }

    /// So many percent of it, and the rest of another.
    #[must_use]
    pub fn mix(self, other: Rgb, percent: u32) -> Rgb {
        let channel = |a: u8, b: u8| {
            let sum = u32::from(a) * percent + u32::from(b) * (100 - percent.min(100));
            ((sum + 50) / 100) as u8
        };
        Rgb(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }

    /// The same hue, as far from the ground as it takes to be read.
    #[must_use]
    pub fn guarded(self, ground: Rgb) -> Rgb {
        let far = if ground.is_dark() { WHITE } else { BLACK };
        let moved = (0..=100).step_by(STEP as usize).map(|percent| far.mix(self, percent));
        moved.clone().find(|colour| colour.contrast(ground) >= READABLE).unwrap_or(far)
    }

    /// As near to the ground as it still can be read; itself where it cannot be read at all.
    #[must_use]
    pub fn softened(self, ground: Rgb, back: Rgb) -> Rgb {
        let readable = |percent: &u32| self.mix(back, *percent).contrast(ground) >= READABLE;
        let percents = (0..100 / STEP).map(|step| 100 - step * STEP).take_while(readable);
        percents.last().map_or(self, |percent| self.mix(back, percent))
    }

    /// The nearest of the indices 16 to 255 that reads at least so well on the ground; the one
    /// that reads best where none does.
    pub fn index(self, ground: Rgb, at_least: f64) -> u8 {
        let distance = |index: u8| {
            let colour = indexed(index);
            let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
            part(self.0, colour.0) + part(self.1, colour.1) + part(self.2, colour.2)
        };
        let reads = |index: &u8| indexed(*index).contrast(ground) >= at_least;
        let nearest = (16..=255).filter(reads).min_by_key(|index| distance(*index));
        let best = || (16..=255).max_by(|a, b| by_contrast(*a, *b, ground)).unwrap_or(16);
        nearest.unwrap_or_else(best)
    }
}

/// A number from 0 to 1 to the power of 2.4: the fifth root of its twelfth power, by Newton's method. The
/// function that the system has for it stands in a library that each start would have to load.
fn power(base: f64) -> f64 {
    let twelfth = base.powi(12);
    let mut root = base * base * base.sqrt().sqrt();
    for _ in 0..8 {
        root = (4.0 * root + twelfth / root.powi(4)) / 5.0;
    }
    root
}

fn by_contrast(a: u8, b: u8, ground: Rgb) -> std::cmp::Ordering {
    indexed(a).contrast(ground).total_cmp(&indexed(b).contrast(ground))
}

/// The colour of an index from 16 on: the cube, then the greys.
pub fn indexed(index: u8) -> Rgb {
    let Some(grey) = index.checked_sub(232) else {
        let number = usize::from(index.saturating_sub(16));
        return Rgb(CUBE[number / 36 % 6], CUBE[number / 6 % 6], CUBE[number % 6]);
    };
    let level = 8 + 10 * grey;
    Rgb(level, level, level)
}

#[cfg(test)]
mod tests {
    use super::power;

    #[test]
    fn the_power_is_that_of_the_system() {
        for channel in 11..=255_u8 {
            let base = (f64::from(channel) / 255.0 + 0.055) / 1.055;
            assert!((power(base) - base.powf(2.4)).abs() < 1e-15, "{channel}");
        }
    }
}
