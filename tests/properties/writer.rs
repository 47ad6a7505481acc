//! Random JSON in a random layout.

/// Numbers from a tape, then from a xorshift generator; from an empty tape and no state, zeros.
pub(crate) struct Dice {
    pub(super) state: u64,
    pub(super) tape: std::vec::IntoIter<u32>,
}

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        if let Some(number) = self.tape.next() {
            return number as usize % end;
        }
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as usize % end
    }

    pub(crate) fn one_in(&mut self, end: usize) -> bool {
        self.below(end) + 1 == end
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Writes random JSON in a random layout.
pub(super) struct Writer<'d> {
    pub(super) dice: &'d mut Dice,
    pub(super) out: String,
    newline: &'static str,
    indent: &'static str,
    pub(super) colon: &'static str,
    comma: &'static str,
    padding: &'static str,
    /// One container in this many stands on lines.
    lines: usize,
    /// Every gap is its own.
    chaos: bool,
}

impl Writer<'_> {
    pub(super) fn text(dice: &mut Dice) -> String {
        Writer::document(dice, |writer| writer.object(0))
    }

    /// A text in a random layout, whose value `write` writes.
    pub(super) fn document(dice: &mut Dice, write: impl FnOnce(&mut Writer<'_>)) -> String {
        let mut writer = Writer {
            newline: dice.pick(&["\n", "\r\n"]),
            indent: dice.pick(&["  ", "\t", "    ", " ", ""]),
            colon: dice.pick(&[": ", ":", " : ", "  :"]),
            comma: dice.pick(&[", ", ",", " , "]),
            padding: dice.pick(&["", " "]),
            lines: dice.pick(&[1, 2, 9]),
            chaos: dice.one_in(4),
            out: String::new(),
            dice,
        };
        if writer.dice.one_in(8) {
            writer.out.push('\u{feff}');
        }
        writer.gap("");
        write(&mut writer);
        let end = writer.dice.pick(&["", "\n", "\r\n", " \n\n"]);
        writer.out + end
    }

    /// A value alone, to be set.
    pub(super) fn value_alone(dice: &mut Dice) -> String {
        let mut writer = Writer {
            newline: "\n",
            indent: " ",
            colon: ":",
            comma: ",",
            padding: "",
            lines: 2,
            chaos: false,
            out: String::new(),
            dice,
        };
        writer.value(3);
        writer.out
    }

    pub(super) fn gap(&mut self, usual: &str) {
        if !self.chaos {
            self.out.push_str(usual);
            return;
        }
        let gap = self.dice.pick(&["", " ", "\n", "\r\n\t", "\n\n  ", "\t", "   ", "\r"]);
        if usual.contains([',', ':']) {
            self.out.push_str(self.dice.pick(&["", " ", "\n"]));
            self.out.push(if usual.contains(',') { ',' } else { ':' });
        }
        self.out.push_str(gap);
    }

    pub(super) fn value(&mut self, depth: usize) {
        match self.dice.below(if depth < 4 { 8 } else { 5 }) {
            0 => self.out.push_str("null"),
            1 => self.out.push_str(self.dice.pick(&["true", "false"])),
            2 => self.number(),
            3 | 4 => self.string(),
            5 => self.object(depth),
            _ => self.list(depth),
        }
    }

    fn number(&mut self) {
        self.out.push_str(self.dice.pick(&[
            "0",
            "-0",
            "1",
            "42",
            "1.0",
            "1.0e3",
            "1E+2",
            "0.10",
            "-7",
            "12345678901234567890",
            "-1e-7",
        ]));
    }

    fn string(&mut self) {
        self.out.push('"');
        for _ in 0..self.dice.below(6) {
            self.out.push_str(self.dice.pick(&[
                "a",
                "b",
                "é",
                "😀",
                "\\u00e9",
                "\\ud83d\\ude00",
                "\\/",
                "/",
                "\\n",
                "\\\"",
                "\\\\",
                "{",
                "]",
                ",",
                ":",
                "\\u0041",
                " ",
                "\u{2028}",
                "\u{7f}",
            ]));
        }
        self.out.push('"');
    }

    fn object(&mut self, depth: usize) {
        self.container(depth, '{', '}');
    }

    fn list(&mut self, depth: usize) {
        self.container(depth, '[', ']');
    }

    fn container(&mut self, depth: usize, open: char, close: char) {
        let count = self.dice.below(5);
        self.enclosed(depth, [open, close], count, |writer, nth| {
            if open == '{' {
                writer.name(nth);
                writer.gap(writer.colon);
            }
            writer.value(depth + 1);
        });
    }

    /// So many members or items between two brackets.
    pub(super) fn enclosed(
        &mut self,
        depth: usize,
        [open, close]: [char; 2],
        count: usize,
        mut each: impl FnMut(&mut Self, usize),
    ) {
        self.out.push(open);
        let lines = self.dice.below(self.lines) == 0;
        let line = |depth: usize| format!("{}{}", self.newline, self.indent.repeat(depth));
        let (inner, outer) = (line(depth + 1), line(depth));
        let comma = if lines { format!(",{inner}") } else { self.comma.to_owned() };
        let (lead, tail) =
            if lines { (inner, outer) } else { (self.padding.to_owned(), self.padding.to_owned()) };
        for nth in 0..count {
            self.gap(if nth == 0 { &lead } else { &comma });
            each(self, nth);
        }
        self.gap(if count == 0 { "" } else { &tail });
        self.out.push(close);
    }

    /// A name that no other member of the object has.
    fn name(&mut self, nth: usize) {
        let start = self.dice.pick(&["k", "\\u006b", "é", "\\u00e9", "a.b", "\\\"", "#/", ""]);
        self.out.extend(["\"", start, &nth.to_string(), "\""]);
    }
}
