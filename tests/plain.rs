//! The conversation: lines in, sentences out, over the model that the screen shows. In the tables `'` stands
//! for `"`.

mod documents;
mod heard;
mod jobs;
mod lines;
mod random;

use lp_manifest::app::{Size, Start};
use lp_manifest::form::session::Saved;
use lp_manifest::plain::{self, Heard, Said, Talk};

use super::support::desk::{Desk, named};

/// Somebody who talks with the editor, and everything that was said.
pub(crate) struct Talker {
    pub(crate) desk: Desk,
    talk: Talk,
    pub(crate) said: Vec<Said>,
}

impl Talker {
    /// A conversation about `app.json`, which holds a text.
    pub(crate) fn open(text: &str) -> Talker {
        Talker::start(named(text, Saved::Yes, SIZE), Some(text.to_owned()))
    }

    /// A conversation about `app.json`, which is not there: it asks what to start from.
    pub(crate) fn begin() -> Talker {
        Talker::start(Start { ask_template: true, ..named("{}\n", Saved::Never, SIZE) }, None)
    }

    pub(crate) fn start(start: Start, disk: Option<String>) -> Talker {
        let sat = Desk::sit_down(Start { keymap: plain::keymap(), size: plain::SIZE, ..start }, disk);
        let mut talk = Talk::default();
        let said = talk.begin(&sat.model);
        Talker { desk: sat, talk, said }
    }

    /// Says a line; what is answered.
    pub(crate) fn line(&mut self, line: &str) -> String {
        let shown = self.talk.shown(&self.desk.model, line);
        let asked = format!("{}{shown}", self.talk.prompt(&self.desk.model));
        self.said.push(Said { indent: 0, text: asked });
        let heard = self.talk.hear(&self.desk.model, line);
        if let Heard::Do(msgs) | Heard::Set(msgs) = &heard {
            for msg in msgs {
                if self.desk.left.is_none() {
                    self.desk.send(msg.clone());
                }
            }
        }
        if self.desk.left.is_some() {
            return String::new();
        }
        let answer = self.talk.answered(&heard, &self.desk.model);
        self.said.extend(answer.clone());
        spoken(&answer)
    }

    /// Says several lines; what the last is answered with.
    pub(crate) fn lines(&mut self, lines: &str) -> String {
        lines.split('\n').map(|line| self.line(line)).last().unwrap_or_default()
    }

    pub(crate) fn text(&self) -> &str {
        self.desk.model.form.session().content().text()
    }
}

const SIZE: Size = Size { width: 80, height: 24 };

/// What was said, in lines of a terminal that is wide enough.
pub(crate) fn spoken(said: &[Said]) -> String {
    said.iter().flat_map(|said| said.lines(200)).collect::<Vec<_>>().join("\n")
}
