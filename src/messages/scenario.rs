//! What is said of scenario files.

use super::messages;

messages! {
    /// A nearest word.
    did_you_mean(word) { "：是否指 `{word}`？", ": did you mean `{word}`?" }
}
