use super::*;
use crate::parallel::Threads;

/// A county's samples are its number, its block and its lane, told apart by column.
struct Addresses;

impl Simulate for Addresses {
    type Shared = (usize, usize);
    type Workspace = usize;

    fn share(&self, branch: usize, block: usize) -> (usize, usize) {
        (branch, block)
    }

    fn workspace(&self) -> usize {
        usize::MAX
    }

    fn prepare(&self, block: usize, workspace: &mut usize) {
        *workspace = block;
    }

    fn county(
        &self,
        county: usize,
        block: usize,
        shared: &(usize, usize),
        workspace: &mut usize,
        tile: &mut [Lanes<f32>],
    ) {
        assert_eq!((*workspace, shared.1), (block, block), "prepared and shared for this block");
        tile[0] = Lanes::splat(county as f32);
        tile[1] = Lanes::from_fn(|lane| (block * LANES + lane) as f32);
        tile[2] = Lanes::splat(shared.0 as f32);
        // Too fine for single precision once it is added to a million.
        tile[3] = Lanes::splat(if county == 0 { 1_048_576.0 } else { 0.03125 });
        tile[4] = Lanes::ONE;
    }

    fn settle(&self, circle: Range<usize>, _: &mut usize, tiles: &mut [Lanes<f32>]) {
        assert_eq!(tiles.len(), 5 * circle.len(), "the tiles of the whole circle");
        let all = tiles.chunks_exact(5).map(|tile| tile[4][0]).sum::<f32>();
        tiles.chunks_exact_mut(5).for_each(|tile| tile[4] = Lanes::splat(all));
    }

    fn derive(&self, county: usize, tile: &[Lanes<f32>], derived: &mut [Lanes<f32>]) {
        assert_eq!(tile[0], Lanes::splat(county as f32), "the tile of the county");
        derived[0] = tile[0] * 2.0 + tile[4];
    }
}

/// All samples of a unit.
struct Whole<'a>(&'a Plan);

impl Reduce for Whole<'_> {
    type Workspace = Vec<f32>;
    type Output = Vec<f64>;

    fn workspace(&self) -> Vec<f32> {
        Vec::new()
    }

    fn reduce(&self, _: usize, tiles: Tiles<'_>, buffer: &mut Vec<f32>) -> Vec<f64> {
        let mut all = vec![0.0; tiles.n_columns() * self.0.n_draws];
        tiles.copy_all(&mut all);
        let mut n = 0;
        tiles.for_each_column(buffer, |column, samples| {
            let exact = &all[column * self.0.n_draws..][..self.0.n_draws];
            assert!(samples.iter().zip(exact).all(|(single, double)| *single == *double as f32));
            n += 1;
        });
        assert_eq!(n, tiles.n_columns());
        all
    }
}

/// Counties 0 to 6; 0 and 1 a prefecture, 3 to 5 another; 0 to 2 and 3 to 5 provinces, 6 alone.
fn plan() -> Plan {
    let sums = [vec![3, 4, 5], vec![0, 1], vec![0, 1, 2], vec![3, 4, 5], (0..7).collect()];
    Plan {
        tree: Tree::new(7, &sums).expect("a tree"),
        branches: vec![0..3, 3..6, 6..7],
        circles: vec![0..1, 1..3, 3..4, 4..6, 6..7],
        n_draws: 37,
        n_columns: 5,
        n_derived: 1,
        largest_group: 32,
        memory: 0,
    }
}

fn run_all(plan: &Plan) -> Vec<(usize, Vec<f64>)> {
    let mut all = Vec::new();
    run(plan, &Addresses, &Whole(plan), |unit, samples| all.push((unit, samples)));
    all
}

#[test]
fn sums_add_their_counties_in_double_precision() {
    let found = run_all(&plan());
    let order: Vec<usize> = found.iter().map(|(unit, _)| *unit).collect();
    assert_eq!(order, [0, 1, 8, 2, 9, 3, 4, 5, 7, 10, 6, 11], "small sums before large");
    let of = |unit| &found.iter().find(|(found, _)| *found == unit).unwrap().1;
    let column = |unit, column: usize| of(unit)[column * 37..][..37].to_vec();
    assert_eq!(column(4, 0), [4.0; 37]);
    assert_eq!(column(8, 0), [1.0; 37]);
    assert_eq!(column(9, 0), [3.0; 37]);
    assert_eq!(column(7, 0), [12.0; 37]);
    assert_eq!(column(10, 0), [12.0; 37]);
    assert_eq!(column(11, 0), [21.0; 37]);
    let sevenfold: Vec<f64> = (0..37).map(|draw| 7.0 * f64::from(draw)).collect();
    assert_eq!(column(11, 1), sevenfold);
    assert_eq!(column(11, 2), [1.0 + 1.0 + 1.0 + 2.0; 37]);
    assert_eq!(column(11, 3), [1_048_576.187_5; 37]);
    // What a circle settles is in its counties and in the sums above them.
    assert_eq!(
        [0, 1, 2, 3, 4, 5, 6].map(|county| of(county)[4 * 37]),
        [1., 2., 2., 1., 2., 2., 1.]
    );
    assert_eq!([8, 10, 11].map(|sum| of(sum)[4 * 37]), [3.0, 5.0, 11.0]);
    // What is derived from it is in the sums alone.
    assert_eq!([of(4).len(), of(11).len()], [5 * 37, 6 * 37]);
    assert_eq!([8, 10, 11].map(|sum| of(sum)[5 * 37]), [5.0, 29.0, 53.0]);
}

#[test]
fn neither_memory_nor_threads_change_anything() {
    let expected = run_all(&plan());
    for (memory, threads) in [(0, 1), (0, 3), (2_000, 2), (usize::MAX, 1), (usize::MAX, 7)] {
        let plan = Plan { memory, ..plan() };
        let found = Threads::new(Some(threads)).unwrap().run(|| run_all(&plan));
        assert_eq!(found, expected, "{memory} bytes, {threads} threads");
    }
}

/// Counties of few blocks are shared out, those of many are not.
#[test]
fn few_draws_are_the_first_of_many() {
    let many = Plan { n_draws: 80, ..plan() };
    assert!(plan().n_blocks() < many.n_blocks());
    for ((unit, few), (same, many)) in run_all(&plan()).into_iter().zip(run_all(&many)) {
        assert_eq!(unit, same);
        let first: Vec<f64> =
            many.chunks_exact(80).flat_map(|draws| &draws[..37]).copied().collect();
        assert_eq!(few, first, "{unit}");
    }
}

#[test]
fn groups_are_even_and_fit_the_memory() {
    let circles = (10..17).map(|county| county..county + 1).collect();
    let branches = std::iter::once(0..2850).collect();
    let plan = Plan { memory: 4 * 5 * 64 * 3, circles, branches, ..plan() };
    let groups = |plan: &Plan| plan.groups(&(10..17)).map(span).collect::<Vec<_>>();
    assert_eq!(plan.group_size(), 3);
    assert_eq!(groups(&plan), [10..13, 13..16, 16..17]);
    // A circle stays whole, however many its counties are.
    let together = Plan { circles: vec![10..11, 11..15, 15..16, 16..17], ..plan.clone() };
    assert_eq!(groups(&together), [10..11, 11..15, 15..17]);
    assert_eq!(Plan { memory: 0, ..plan.clone() }.group_size(), 1);
    // Of few counties there are eight groups at least, of many the largest ones.
    let size = |n_draws: usize, counties: usize| {
        let branches = std::iter::once(0..counties).collect();
        Plan { memory: usize::MAX, branches, n_draws, ..plan.clone() }.group_size()
    };
    assert_eq!([7, 17, 100, 2850].map(|n| size(80, n)), [1, 2, 12, 32]);
    // Of few draws there are more counties at a time.
    assert_eq!([7, 17, 100, 2850].map(|n| size(16, n)), [3, 8, 50, 128]);
}

#[test]
fn sums_that_overlap_or_have_gaps_make_no_tree() {
    let tree = |n, sums: &[Vec<usize>]| Tree::new(n, sums).err();
    assert_eq!(tree(4, &[vec![0, 1], vec![1, 2, 3]]), Some(NoTree::Overlap { sum: 1 }));
    assert_eq!(tree(3, &[vec![0, 1], vec![0, 2]]), Some(NoTree::Gap { sum: 1 }));
    assert_eq!(tree(3, &[vec![]]), Some(NoTree::Gap { sum: 0 }));
    assert_eq!(tree(4, &[vec![1, 2], vec![0, 1, 2, 3]]), None);
}
