//! The language server, driven by an editor of its own: most over a channel, some over the program's
//! standard input and output.

mod broken;
mod completion;
mod editor;
mod fixes;
mod looking;
mod names;
mod places;
mod program;
mod protocol;
mod session;
mod settings;
