//! What the operating system answers, in words.

use super::Said;
use std::io::{Error, ErrorKind};

/// Why a file was not read or written; what is rare stays as the system says it, under a Chinese name for it.
#[must_use]
pub fn of_system(error: &Error) -> Said {
    use ErrorKind as Kind;
    let (zh, en) = match error.kind() {
        Kind::NotFound => ("没有这个文件或目录", "no such file or directory"),
        Kind::PermissionDenied => ("没有访问权限", "permission denied"),
        Kind::AlreadyExists => ("已经存在", "it exists already"),
        Kind::IsADirectory => ("是目录，应为文件", "it is a directory, not a file"),
        Kind::NotADirectory => ("上级路径不是目录", "part of the path is not a directory"),
        Kind::DirectoryNotEmpty => ("目录不是空的", "the directory is not empty"),
        Kind::ReadOnlyFilesystem => ("磁盘是只读的", "the disk is read-only"),
        Kind::StorageFull => ("磁盘已满", "the disk is full"),
        Kind::QuotaExceeded => ("超出磁盘配额", "the disk quota is exceeded"),
        Kind::FileTooLarge => ("文件太大", "the file is too large"),
        Kind::ResourceBusy => ("文件正被其他程序占用", "another program is using the file"),
        Kind::InvalidFilename => ("文件名不合规", "the file name is not valid"),
        Kind::Interrupted => ("被中断", "interrupted"),
        Kind::TimedOut => ("等待超时", "timed out"),
        Kind::BrokenPipe => ("输出已被关闭", "the output was closed"),
        Kind::OutOfMemory => ("内存不足", "out of memory"),
        Kind::InvalidData => ("内容不是文本", "its content is not text"),
        Kind::UnexpectedEof => ("文件不完整", "the file ends too early"),
        _ => {
            let en = error.to_string();
            return Said { zh: format!("系统报错（{en}）"), en };
        }
    };
    // What a program says under a kind of the system's is more than the kind.
    if error.get_ref().is_some() {
        let en = error.to_string();
        return Said { zh: format!("{zh}（{en}）"), en };
    }
    Said { zh: zh.to_owned(), en: en.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_speaks_both_languages() {
        let missing = std::fs::read("no such folder/no such file").unwrap_err();
        let said = of_system(&missing);
        assert_eq!([&*said.zh, &*said.en], ["没有这个文件或目录", "no such file or directory"]);
        let own = of_system(&Error::new(ErrorKind::InvalidData, "line 3 is odd"));
        assert_eq!([&*own.zh, &*own.en], ["内容不是文本（line 3 is odd）", "line 3 is odd"]);
        assert!(of_system(&Error::other("strange")).zh.contains("系统报错"));
    }
}
