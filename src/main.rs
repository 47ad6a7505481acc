//! The program's entry: hands the arguments on.

fn main() {}
