//! Putting values into texts.

use super::particle;

/// Puts `values` in the places of `template`: `{0}` stands for the first of them, and `{0:을}` for
/// it with that Korean particle, in the form that goes with how the value ends.
///
/// ```
/// use words::fill;
///
/// assert_eq!(fill("{1} of {0}", &["5", "2"]), "2 of 5");
/// assert_eq!(fill("{0:을} 받아요", &["혜택 2가지"]), "혜택 2가지를 받아요");
/// ```
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        let (number, form) = place.split_once(':').unwrap_or((place, ""));
        let value = number.parse().ok().and_then(|at: usize| values.get(at));
        let value = value.copied().unwrap_or_default();
        filled.push_str(value);
        filled.push_str(particle::after(value, form).unwrap_or_default());
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_any_order() {
        assert_eq!(fill("{1} of {0}", &["5", "2"]), "2 of 5");
        assert_eq!(fill("no places", &["5"]), "no places");
        assert_eq!(fill("{0} and {9}", &["one"]), "one and ");
        assert_eq!(fill("{0:으로} {1}", &["5만 원", "x"]), "5만 원으로 x");
    }
}
