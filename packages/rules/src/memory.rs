//! The memory of the wasm: blocks of a few sizes, each size with a list of those that are free.
//!
//! The allocator of the standard library joins and splits blocks of any size, which takes 3 KB of
//! brotli, and more time than all else of an estimate. What is asked for here is much the same from
//! one call to the next, so blocks can keep their size: a call finds those of the one before.

#![allow(
    unsafe_code,
    reason = "an allocator hands out memory, which Rust has no safe words for"
)]

use std::{
    alloc::{GlobalAlloc, Layout},
    cell::Cell,
    ptr::{self, null_mut},
};

/// The size of the smallest blocks, and what each block is aligned to. No type here wants more.
const LEAST: usize = 16;
/// Each size is twice the one before; the last is half of what wasm can address.
const SIZES: usize = 28;
/// What is asked for at once when there is no more memory, or a multiple of it: a page of wasm.
const PAGE: usize = 1 << 16;

/// Memory to hand out.
struct Blocks {
    /// The first free block of each size, in which stands where the next one is.
    free: [Cell<*mut u8>; SIZES],
    /// What was never handed out.
    fresh: Cell<*mut u8>,
    left: Cell<usize>,
    /// Gives that many bytes more, aligned to `LEAST`, or null.
    more: fn(usize) -> *mut u8,
}

// SAFETY: it is for programs of one thread, as wasm is without its atomics.
unsafe impl Sync for Blocks {}

impl Blocks {
    const fn new(more: fn(usize) -> *mut u8) -> Self {
        Self {
            free: [const { Cell::new(null_mut()) }; SIZES],
            fresh: Cell::new(null_mut()),
            left: Cell::new(0),
            more,
        }
    }

    /// Which size is asked for.
    fn size(bytes: usize) -> usize {
        let blocks = bytes.max(1).div_ceil(LEAST).next_power_of_two();
        blocks.trailing_zeros() as usize
    }

    #[inline(never)]
    fn take_fresh(&self, bytes: usize) -> *mut u8 {
        if self.left.get() < bytes {
            let more = bytes.next_multiple_of(PAGE);
            let start = (self.more)(more);
            if start.is_null() {
                return start;
            }
            if start == self.fresh.get().wrapping_add(self.left.get()) {
                self.left.update(|left| left + more);
            } else {
                self.fresh.set(start);
                self.left.set(more);
            }
        }
        let block = self.fresh.get();
        self.fresh.set(block.wrapping_add(bytes));
        self.left.update(|left| left - bytes);
        block
    }
}

// SAFETY: a block belongs to one list or to whoever asked for it, is as large as its list says and
// aligned to `LEAST`: it begins at a multiple of `LEAST` from an aligned start.
unsafe impl GlobalAlloc for Blocks {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = Self::size(layout.size());
        let Some(free) = self.free.get(size).filter(|_| layout.align() <= LEAST) else {
            return null_mut();
        };
        let block = free.get();
        if block.is_null() {
            return self.take_fresh(LEAST << size);
        }
        // SAFETY: what is in a list is a free block, written by `dealloc`.
        free.set(unsafe { block.cast::<*mut u8>().read() });
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(free) = self.free.get(Self::size(layout.size())) {
            // SAFETY: the block was handed out by `alloc`, so it has room and is aligned, and
            // whoever had it has no more use for it.
            unsafe { block.cast::<*mut u8>().write(free.get()) };
            free.set(block);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        if Self::size(layout.size()) == Self::size(bytes) {
            return block;
        }
        // SAFETY: the caller says that the new size is one of a layout, and gives up the block;
        // both blocks hold what is copied, and they are two.
        unsafe {
            let moved = self.alloc(Layout::from_size_align_unchecked(bytes, layout.align()));
            if !moved.is_null() {
                ptr::copy_nonoverlapping(block, moved, layout.size().min(bytes));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: Blocks = Blocks::new(|bytes| {
    let before = core::arch::wasm32::memory_grow::<0>(bytes / PAGE);
    if before == usize::MAX {
        return null_mut();
    }
    ptr::with_exposed_provenance_mut(before * PAGE)
});

#[cfg(test)]
mod tests {
    use std::alloc::System;

    use super::*;

    fn blocks() -> Blocks {
        Blocks::new(|bytes| {
            let layout = Layout::from_size_align(bytes, LEAST).expect("a layout");
            // SAFETY: it is of some bytes.
            unsafe { System.alloc(layout) }
        })
    }

    /// Blocks of changing sizes, each filled with a byte of its own that nobody else may write.
    #[test]
    fn blocks_are_apart_and_keep_what_is_in_them() {
        let memory = blocks();
        let mut held: Vec<(*mut u8, Layout, u8)> = Vec::new();
        let mut state = 7_usize;
        for count in 0..20_000_usize {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
            let bytes = 1 + (state >> 8) % (1 << (count % 13));
            let layout = Layout::from_size_align(bytes, 1 << (count % 5)).expect("a layout");
            let fill = count as u8;
            // SAFETY: what is freed or moved was handed out with that layout.
            unsafe {
                match state % 3 {
                    0 if !held.is_empty() => {
                        let (block, layout, fill) = held.swap_remove(state % held.len());
                        assert!((0..layout.size()).all(|at| *block.add(at) == fill));
                        memory.dealloc(block, layout);
                    }
                    1 if !held.is_empty() => {
                        let (block, old, fill) = held.swap_remove(state % held.len());
                        let block = memory.realloc(block, old, bytes);
                        let kept = old.size().min(bytes);
                        assert!((0..kept).all(|at| *block.add(at) == fill));
                        block.write_bytes(fill, bytes);
                        let layout = Layout::from_size_align(bytes, old.align());
                        held.push((block, layout.expect("a layout"), fill));
                    }
                    _ => {
                        let block = memory.alloc(layout);
                        assert!(!block.is_null() && block.addr().is_multiple_of(layout.align()));
                        block.write_bytes(fill, bytes);
                        held.push((block, layout, fill));
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_freed_is_handed_out_again() {
        let memory = blocks();
        let layout = Layout::from_size_align(100, 8).expect("a layout");
        // SAFETY: what is freed was handed out with that layout.
        unsafe {
            let block = memory.alloc(layout);
            memory.dealloc(block, layout);
            assert_eq!(memory.alloc(layout), block);
            assert_ne!(memory.alloc(layout), block);
            assert_eq!(memory.realloc(block, layout, 128), block);
            assert_ne!(memory.realloc(block, layout, 129), block);
        }
    }

    #[test]
    fn without_memory_there_is_no_block() {
        let memory = Blocks::new(|_| null_mut());
        // SAFETY: the layouts are of some bytes.
        unsafe {
            assert!(memory.alloc(Layout::new::<u64>()).is_null());
            let wide = Layout::from_size_align(64, 64).expect("a layout");
            assert!(blocks().alloc(wide).is_null());
        }
    }
}
