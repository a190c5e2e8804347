//! A board of square cells, each empty or held by one unit.

use super::relax::Point;

/// A cell by its number, row by row from the upper left.
pub(super) type Cell = usize;

pub(super) struct Grid {
    columns: usize,
    rows: usize,
    units: Vec<Option<usize>>,
    cells: Vec<Cell>,
    /// By cell, as they are asked for many times.
    centres: Vec<Point>,
    sides: Vec<[Cell; 4]>,
}

impl Grid {
    /// A board on which each unit holds the cell given for it.
    pub(super) fn new([columns, rows]: [usize; 2], cells: Vec<Cell>) -> Self {
        // One more, always empty, is all that lies beyond the edge.
        let mut units = vec![None; columns * rows + 1];
        for (unit, cell) in cells.iter().enumerate() {
            units[*cell] = Some(unit);
        }
        let mut grid = Self { columns, rows, units, cells, centres: Vec::new(), sides: Vec::new() };
        let all = 0..columns * rows;
        grid.centres =
            all.clone().map(|cell| grid.position(cell).map(|index| index as f64 + 0.5)).collect();
        let steps = [[0, -1], [-1, 0], [1, 0], [0, 1]];
        let beyond = all.end;
        grid.sides =
            all.map(|cell| steps.map(|step| grid.shifted(cell, step).unwrap_or(beyond))).collect();
        grid
    }

    pub(super) fn cell_of(&self, unit: usize) -> Cell {
        self.cells[unit]
    }

    pub(super) fn unit_at(&self, cell: Cell) -> Option<usize> {
        self.units[cell]
    }

    /// Column and row.
    pub(super) fn position(&self, cell: Cell) -> [usize; 2] {
        [cell % self.columns, cell / self.columns]
    }

    /// The middle of a cell, in cells from the upper left corner.
    pub(super) fn centre(&self, cell: Cell) -> Point {
        self.centres[cell]
    }

    /// The cell so many columns and rows away, if the board has it.
    pub(super) fn shifted(&self, cell: Cell, step: [isize; 2]) -> Option<Cell> {
        let [column, row] = self.position(cell);
        let column = column.checked_add_signed(step[0])?;
        let row = row.checked_add_signed(step[1])?;
        (column < self.columns && row < self.rows).then_some(row * self.columns + column)
    }

    /// How many cells the board has; the one after them lies beyond its edge, empty.
    pub(super) const fn n_cells(&self) -> usize {
        self.columns * self.rows
    }

    /// The cells above, left, right and below.
    pub(super) fn sides(&self, cell: Cell) -> [Cell; 4] {
        self.sides[cell]
    }

    /// Exchanges what two cells hold.
    pub(super) fn swap(&mut self, a: Cell, b: Cell) {
        self.units.swap(a, b);
        for cell in [a, b] {
            if let Some(unit) = self.units[cell] {
                self.cells[unit] = cell;
            }
        }
    }

    /// How many pieces the cells of some units fall into; cells that share a side hold together.
    pub(super) fn pieces(&self, units: &[usize]) -> usize {
        let mut waiting: Vec<Cell> = units.iter().map(|unit| self.cells[*unit]).collect();
        let mut pieces = 0;
        let mut reached = Vec::new();
        while let Some(cell) = waiting.pop() {
            pieces += 1;
            reached.push(cell);
            while let Some(cell) = reached.pop() {
                for side in self.sides(cell) {
                    if let Some(index) = waiting.iter().position(|other| *other == side) {
                        reached.push(waiting.swap_remove(index));
                    }
                }
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_do_not_hold_a_group_together() {
        // 0 .      0 and 1 touch at a corner only; 2 lies below 0.
        // 2 1
        let grid = Grid::new([2, 2], vec![0, 3, 2]);
        assert_eq!(grid.pieces(&[0, 1]), 2);
        assert_eq!(grid.pieces(&[0, 1, 2]), 1);
    }

    #[test]
    fn a_unit_moves_to_an_empty_cell() {
        let mut grid = Grid::new([2, 1], vec![0]);
        grid.swap(0, 1);
        assert_eq!((grid.cell_of(0), grid.unit_at(0)), (1, None));
    }
}
