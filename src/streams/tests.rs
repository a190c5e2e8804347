use super::*;
use rand::Rng;

fn county() -> RegionCode {
    "210102".parse().unwrap()
}

/// A change here changes every published number: see CHANGELOG, "Value-breaking".
#[test]
fn first_numbers_stay_what_they_are() {
    let (streams, year, purpose) = (Streams::new(42), 2021, Purpose::Deaths);

    let words = streams.words4(16, county(), year, purpose, 0);
    assert_eq!(words.map(|word| word[0]), [0x0107_bc46, 0x2a89_a6c2, 0x6158_fda7, 0xad98_1013]);
    let uniforms = streams.uniforms4(16, county(), year, purpose, 0);
    assert_eq!(
        uniforms.map(|uniform| uniform[0].to_bits()),
        [0x3ec7_1efa, 0x3ec1_335e, 0x3e29_060c, 0x3e87_57e2]
    );
    let normals = streams.normals4(16, county(), year, purpose, 0);
    assert_eq!(
        normals.map(|normal| normal[0].to_bits()),
        [0xbcfb_f781, 0xbf95_1b5a, 0xbf50_f458, 0x3f96_fb5d]
    );
    let students = streams.students2(16, county(), year, purpose, 0, 4.0);
    assert_eq!(students.map(|student| student[0].to_bits()), [0xbf85_6b56, 0xc040_3d25]);
    let mut sequence = streams.rng(16, county(), year, purpose);
    assert_eq!([sequence.next_u32(), sequence.next_u32()], [0xb5c4_d7b6, 0x93ea_a0e5]);
}

/// The bodies compiled for the least instruction set, and for AVX2, against the one in use.
#[test]
fn every_instruction_set_gives_the_same_bytes() {
    #[multiversion(targets("x86_64+avx2"))]
    fn avx2(key: [u32; 2], draw: u32, address: [u32; 3]) -> ([Lanes<f32>; 4], [Lanes<f32>; 2]) {
        (normals_of(key, draw, address), students_of(key, draw, address, 3.0))
    }

    for index in 0..1000 {
        let (key, draw, address) = ([1, 2], 16 * index, [3, 4, index]);
        let least = (normals_of(key, draw, address), students_of(key, draw, address, 3.0));
        assert_eq!((normals(key, draw, address), students(key, draw, address, 3.0)), least);
        assert_eq!(avx2(key, draw, address), least);
    }
}

#[test]
fn a_draw_has_its_numbers_in_whatever_block_it_stands() {
    let normals = |first| Streams::new(1).normals(first, county(), 2021, Purpose::Births, 5);
    let (one, other) = (normals(100), normals(107));
    assert_eq!(one.0[7..], other.0[..9]);
}

#[test]
fn one_number_is_the_same_as_one_of_four() {
    let streams = Streams::new(1);
    let four = streams.normals4(0, county(), 2021, Purpose::Births, 2);
    let four_uniforms = streams.uniforms4(0, county(), 2021, Purpose::Births, 2);
    for number in 0..4 {
        let index = 8 + number as u32;
        assert_eq!(streams.normals(0, county(), 2021, Purpose::Births, index), four[number]);
        let uniform = streams.uniforms(0, county(), 2021, Purpose::Births, index);
        assert_eq!(uniform, four_uniforms[number]);
    }
}

#[test]
fn every_part_of_an_address_counts() {
    let word = |seed, draw, region, year, purpose, index| {
        Streams::new(seed).words4(draw, region, year, purpose, index)[0][0]
    };
    let (county, province) = (county(), county().province());
    let words = [
        word(1, 0, county, 2021, Purpose::Deaths, 0),
        word(2, 0, county, 2021, Purpose::Deaths, 0),
        word(1 << 32, 0, county, 2021, Purpose::Deaths, 0),
        word(1, 1, county, 2021, Purpose::Deaths, 0),
        word(1, 0, province, 2021, Purpose::Deaths, 0),
        word(1, 0, county, 2022, Purpose::Deaths, 0),
        word(1, 0, county, 2021, Purpose::Births, 0),
        word(1, 0, county, 2021, Purpose::Deaths, 1),
        Streams::new(1).rng(0, county, 2021, Purpose::Deaths).next_u32(),
    ];
    for (index, word) in words.iter().enumerate() {
        assert!(!words[..index].contains(word), "word {index} has been there");
    }
}

#[test]
fn a_sequence_fills_bytes_with_its_words() {
    let rng = Streams::new(1).rng(0, county(), 2021, Purpose::Reserve);
    let (mut words, mut bytes) = (rng.clone(), [0; 6]);
    rng.clone().fill_bytes(&mut bytes);
    let expected = [words.next_u32().to_le_bytes(), words.next_u32().to_le_bytes()].concat();
    assert_eq!(bytes, expected[..6]);
}

#[test]
fn samplers_know_what_is_certain() {
    let mut rng = Streams::new(1).rng(0, county(), 2021, Purpose::Reserve);
    assert_eq!(poisson(&mut rng, 0.0), 0);
    assert_eq!(binomial(&mut rng, 9, 0.0), 0);
    assert_eq!(binomial(&mut rng, 9, 1.0), 9);
    assert_eq!(binomial(&mut rng, 0, 0.5), 0);
}
