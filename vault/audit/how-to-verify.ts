/** The page in every bundle that tells a stranger what to do with it. */
export const howToVerify = `卷宗保险库 审计包                                     Dossier Vault audit bundle

一、没有 Node.js 也可以：用浏览器从磁盘打开本文件夹里的 verify.html，再把本文件夹拖进去。它不联网，当面核验，
    说出第一处不对的地方，并列出某人或某件文件的查阅情况。
二、在任何装有 Node.js 20 或更新版本的电脑上，于本文件夹中运行：
        node verify.mjs --lang zh-CN
    它不需要保险库、网络，也不需要相信我们。它逐项回答"成立""不成立"或"仅凭此部分无法判断"，
    并指出第一处不对的地方；没有不成立的，退出码为 0；有，为 1；审计包无法读取，为 2。
三、如果手上有更早的检查点（另一个审计包里的 checkpoint 文件），请一并核对：
        node verify.mjs --since 旧检查点文件 --lang zh-CN
    这能证明旧日志是新日志的开头，没有被改写或删去。
四、如果手上有保险库打印的纸件，可用纸上的条数与八个词（或二维码的文字）核对：
        node verify.mjs --paper '1204 词·词·词·词·词·词·词·词' --lang zh-CN
    它说明日志是否仍与那张纸一致。
五、若 manifest.json 写明这是日志的一部分（摘录或骨架），verify.mjs 会先说明，并把不能凭此判断的项目逐一列出。
六、若附有 measures.json（合理保密措施证据），verify.mjs 与 verify.html 会逐项查对其中所列的条目，并说明每一项措施
    是否成立；其中的数字与缺口不由它们判断。
七、若不信任随包的 verify.mjs 与 verify.html：文件格式是公开的，任何人都可以据此写出自己的核验程序。

1. Without Node.js: open verify.html in this folder from disk in a browser, and drop this folder on the page. It
   uses no network, checks before your eyes, names the first thing that is wrong, and lists who has seen what.
2. On any computer with Node.js 20 or newer, run in this folder:
        node verify.mjs --lang en
   It needs no vault, no network, and no trust in us. For each check it says "holds", "broken" or "cannot be
   judged from this part", and names the first thing that is wrong; exit code 0 if nothing is broken, 1 if
   something is, 2 if the bundle cannot be read.
3. If you hold an older checkpoint (the file "checkpoint" of an earlier bundle), check against it:
        node verify.mjs --since OLD-CHECKPOINT --lang en
   That proves that the older log is the beginning of this one: nothing was rewritten or taken out.
4. If you hold a paper that the vault has printed, check against its size and eight words, or its QR code's text:
        node verify.mjs --paper '1204 word word word word word word word word' --lang en
   It says whether the log still agrees with that paper.
5. If manifest.json says that this is a part of a log (an extract or a skeleton), verify.mjs says so first, and
   for each check that cannot be judged from it, that it cannot.
6. If there is a measures.json (evidence of reasonable measures), verify.mjs and verify.html look up each entry that
   it names and say of each measure whether it holds; figures and gaps in it are not judged by them.
7. If you do not trust the programs in this folder: the format is public, and anybody can write a verifier
   of their own from it.

A bundle proves what was logged, not that nobody looked by other means.
审计包证明日志里记下了什么，不能证明没有人用别的办法看过。
`;
