/** The page in every backup that tells a stranger what it is and how to put it back, also without this program. */
export const readme = `卷宗保险库 备份                                         Dossier Vault backup

这里是什么
    objects/    密封的文件，每件只复制一次；没有密钥谁也打不开
    database/   数据库：.db 是完整的一份，.wal 是此后变动的页（SQLite 的预写日志格式）
    lists/      密封文件的清单
    states/     保险库在某一时刻的状态，文件夹名即当时的时间（UTC）：vault.json、vault.keys，
                以及 manifest（由日志密钥签名，写明属于它的数据库文件）和 lists.sha256
    名称以 .incomplete 结尾的没有做完，不算备份，下次备份时会清除

如何放回
    用程序：门口选“由备份恢复”，或在终端运行   vault restore 本文件夹 新文件夹
    手工：  1. 建一个空文件夹，把 states 中最新状态里的 vault.json、vault.keys 放进去，
               再把它的 manifest 所列的 .db 文件复制为 vault.db
            2. manifest 若列有 .wal 文件，依次把每一个复制为 vault.db-wal，
               并用 SQLCipher 4 打开一次 vault.db（PRAGMA wal_checkpoint(TRUNCATE);）
            3. 把 objects/ 整个复制到它旁边
            4. 在新文件夹中开启保险库。保管人与审批人须签名说明它由备份恢复
如何核对
    在本文件夹中：        sha256sum -c states/…/lists.sha256
                          cut -c 67- states/…/lists.sha256 | xargs cat | sha256sum -c
    在某个状态文件夹中：  grep -E '^[0-9a-f]{64}  ' manifest | sha256sum -c

What this is
    objects/    sealed documents, each copied once; nobody opens them without keys
    database/   the database: .db is a whole copy, .wal the pages that changed later (SQLite's write-ahead log)
    lists/      lists of the sealed documents
    states/     what the vault was at a moment, the folder named by its time (UTC): vault.json, vault.keys,
                and manifest (signed by the log's key, naming its database files) and lists.sha256
    What ends in .incomplete was not finished, is no backup, and goes when the next one is made

How to put it back
    With the program: choose "Restore from a backup" at the door, or in a terminal   vault restore THIS-FOLDER NEW-FOLDER
    By hand:  1. Make an empty folder; put vault.json and vault.keys of the newest of the states into it,
                 and the .db file that its manifest names, as vault.db
              2. Where the manifest names .wal files: copy each in its order as vault.db-wal, and open vault.db
                 once with SQLCipher 4 (PRAGMA wal_checkpoint(TRUNCATE);)
              3. Copy all of objects/ beside them
              4. Open the vault in the new folder. A custodian and an approver sign that it was put back from a backup
How to check it
    In this folder:          sha256sum -c states/…/lists.sha256
                             cut -c 67- states/…/lists.sha256 | xargs cat | sha256sum -c
    In a state's folder:     grep -E '^[0-9a-f]{64}  ' manifest | sha256sum -c

The database is SQLCipher 4 with a raw key, which vault.keys holds, sealed to each custodian.
`;
