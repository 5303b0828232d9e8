/** The page beside everything that left, for whoever has the folder and not this program. */
export const wholeReadme = `整库出库                                                  A release of the whole vault

这里是什么
    dossiers/     每份卷宗一个文件夹，其中是已接收文件的原件，文件名以件号开头
    index.csv     每件文件一行（电子表格可以打开）；index.json 内容相同，供程序读取
    SHA256SUMS    以上全部文件的校验值
    log/          保险库日志的审计包，不依赖保险库即可核验，见其中的 HOW-TO-VERIFY.txt
    密封文件缺失或损坏的，索引的备注栏写明，文件夹中没有该件
如何核对
    在本文件夹中：  sha256sum -c SHA256SUMS
    日志中最后一条 whole.written 的 sums，即 SHA256SUMS 文件本身的 SHA-256
名称以 .partial 结尾的文件夹没有写完

What this is
    dossiers/     a folder for each dossier with the originals of its accepted documents; names begin with their number
    index.csv     a line for each document, for a spreadsheet; index.json has the same for programs
    SHA256SUMS    checksums of all these files
    log/          the audit bundle of the vault's log; it verifies without the vault, see HOW-TO-VERIFY.txt in it
    Where a sealed file was missing or damaged, the index says so in its last column, and the file is not here
How to check it
    In this folder:  sha256sum -c SHA256SUMS
    "sums" of the last entry whole.written in the log is the SHA-256 of the file SHA256SUMS itself
A folder whose name ends in .partial was not finished
`;
