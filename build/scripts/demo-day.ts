/** The day that the demo tells, chapter by chapter: what is done, what is refused and why. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { founders, type Office, staff } from './demo-office.ts';
import { makeHostileFiles } from './make-hostile-files.ts';
import { makeSampleFiles, type SampleFile } from './make-sample-files.ts';

/** Somebody who changes roles in the course of the day. */
const mover = { name: '周转岗', staffNumber: 'DA-003', role: 'custodian' } as const;

const codes: Readonly<Record<string, string>> = {
  海宁纺织集团: 'KH-2026-0147',
  蓝湾医疗器械有限公司: 'KH-2026-0148',
  'Northgate Shipping Ltd': 'KH-2026-0149',
  青禾农业合作社: 'KH-2026-0150',
};

export async function foundTheVault(office: Office): Promise<void> {
  office.chapter('一、建库：四个人在同一张桌前', 'I. The vault is founded: four people at one desk');
  office.tell(
    '两位保管人、两位审批人各自设口令、存密钥文件，互相核对指纹，共同签署第一条日志。',
    'Two custodians and two approvers each choose a passphrase, save a key file, compare fingerprints, and sign the first entry together.',
  );
  await office.found();
  await office.open('李慎之');
  office.tell(
    '恢复单与备用密钥文件确认之前，什么也不能归档：',
    'Until recovery sheets and spare key files are confirmed nothing can be filed:',
  );
  for (const founder of founders) {
    await office.run(`sign-in '${founder.name}'`);
    await office.run(`keyfile confirm ${office.keyFileOptions(founder)}`);
  }
  await office.run("sign-in '李慎之'");
  await office.run(`recovery confirm ${office.sheetOptions('custody')}`);
  await office.run("sign-in '赵明衡'");
  await office.run(`recovery confirm ${office.sheetOptions('approval')}`);

  office.chapter('二、登记：每人三个签名', 'II. Enrolment: three signatures for each person');
  await office.run("sign-in '李慎之'");
  for (const person of staff) {
    await office.run(
      `enrol '${person.name}' --staff ${person.staffNumber} --department '${person.department}' --with '赵明衡'`,
    );
    await office.run(`role give '${person.name}' ${person.role} --clearance secret --with '赵明衡'`);
  }
  await office.run('people');
}

export async function fileDocuments(office: Office): Promise<void> {
  office.chapter(
    '三、立卷与归档：编写人提交，保管人入档',
    'III. Filing: authors submit, a custodian accepts',
  );
  const files = await makeSampleFiles(office.path('incoming'));
  const authorOf = (file: SampleFile): string =>
    file.client.startsWith('Northgate') ? 'Ada Sinclair' : '孟书言';
  for (const author of ['孟书言', 'Ada Sinclair']) {
    await office.run(`sign-in '${author}'`);
    for (const [client, code] of Object.entries(codes)) {
      const own = files.filter((file) => file.client === client && authorOf(file) === author);
      if (own.length === 0) continue;
      await office.run(
        `dossier new ${code} --client '${client}' --category key-account --classification confidential --secrecy-years 10`,
      );
      for (const file of own) {
        const sheet = file.kind === 'contact-sheet' || file.kind === 'profile-sheet' ? file.kind : 'document';
        const ownership = file.kind === 'contract' ? 'formal' : 'company';
        await office.run(
          `file ${code} '${file.path}' --title '${file.title}' --sheet ${sheet} --ownership ${ownership}`,
        );
      }
    }
  }
  office.tell(
    '收不下的文件，各有各的缘由；其余的照收：',
    'What cannot be taken in is refused, each with its cause:',
  );
  const hostile = await makeHostileFiles(office.path('hostile'));
  for (const { path, expected } of hostile) {
    if (expected !== 'harmless') await office.refused(expected, `file KH-2026-0149 '${path}'`);
  }
  office.tell(
    '保管人逐件核对，入档；有一件退回：',
    'A custodian checks and accepts them one by one, and sends one back:',
  );
  await office.run("sign-in '李慎之'");
  for (const document of await office.session.ask('document.pending', {})) {
    if (document.title.includes('九月送货单')) {
      await office.run(
        `send-back ${document.document} --reason '${office.words('扫描歪斜，请重扫', 'The scan is skewed; please scan again')}'`,
      );
      continue;
    }
    const choice =
      document.like.length > 0
        ? ` --new-because '${office.words('同一模板，不同客户', 'Same form, another client')}'`
        : '';
    await office.run(`accept ${document.document}${choice}`);
  }
  await office.run('dossier list');
  await office.run('dossier show KH-2026-0148');
}

export async function keepRolesApart(office: Office): Promise<void> {
  office.chapter(
    '四、各司其职：每条分离规则都试一次',
    'IV. Everybody checks everybody: each separation rule is tried',
  );
  await office.run("sign-in '顾澄'");
  office.tell('S1 审计员只读日志：', 'S1 An auditor reads the log and nothing else:');
  await office.refused('ROLE_NEEDED', 'dossier list');
  await office.run("sign-in '李慎之'");
  office.tell('S2 编写人不能兼任保管人：', 'S2 An author cannot be custodian as well:');
  await office.refused('ROLE_EXCLUDES', "role give '孟书言' custodian --clearance secret --with '赵明衡'");
  office.tell('S4 同一工号不能登记两次：', 'S4 One staff number is enrolled once:');
  await office.refused('STAFF_NUMBER_TAKEN', "enrol '许加禾' --staff YW-201 --with '赵明衡'");
  office.tell(
    'S5 联签的人须有那个角色，也不能为自己联签：',
    'S5 A co-signer holds the role asked for, and never signs for themselves:',
  );
  await office.refused('COSIGNER_ROLE', "enrol '新人' --staff YW-999 --with '许嘉禾'");
  await office.refused('COSIGNER_SAME', "role end '赵明衡' approver --ground x --with '赵明衡'");
  office.tell('S3 编写人不能调阅自己写的：', 'S3 Nobody borrows what they wrote:');
  await office.run("role give '孟书言' borrower --clearance secret --with '赵明衡'");
  await office.run("sign-in '孟书言'");
  await office.refused('OWN_WRITING', "request KH-2026-0147/3 --reason 'x' --place 'x'");
  office.tell(
    'S3 保管过的人换了角色，也不能在那个卷宗里借用：',
    'S3 Who has kept in a dossier never borrows in it, whatever role comes later:',
  );
  office.secretOf(mover);
  await office.run("sign-in '李慎之'");
  await office.run(
    `enrol '周转岗' --staff DA-003 --department '档案室' --with '赵明衡' ${office.keyFileOptions(mover)}`,
  );
  await office.run("role give '周转岗' custodian --clearance secret --with '赵明衡'");
  await office.run("sign-in '周转岗'");
  await office.run(`keyfile confirm ${office.keyFileOptions(mover)}`);
  await office.run("sign-in '孟书言'");
  await office.run(
    `file KH-2026-0150 '${office.path('incoming', 'qinghe-farmers', 'delivery-note.png')}' --title '${office.words('九月送货单（重扫）', 'September delivery note, scanned again')}'`,
  );
  await office.run("sign-in '周转岗'");
  await office.run(`accept KH-2026-0150/5 --new-because '${office.words('重扫件', 'Scanned again')}'`);
  await office.run("sign-in '李慎之'");
  await office.run("role end '周转岗' custodian --ground 'rotation' --with '赵明衡'");
  await office.run("role give '周转岗' borrower --clearance secret --with '赵明衡'");
  await office.run("sign-in '周转岗'");
  await office.refused('KEEPER_TURNED_USER', "request KH-2026-0150/1 --reason 'x' --place 'x'");
  office.tell(
    'S3 反过来也一样：借用过的人，不能在那个卷宗里审批：',
    'S3 And the reverse: who has borrowed in it never decides in it:',
  );
  await office.run("request KH-2026-0149/3 --reason 'rates' --place 'desk'");
  await office.run('withdraw L1');
  await office.run("sign-in '许嘉禾'");
  await office.run("request KH-2026-0149/3 --reason 'rates' --place 'desk'");
  await office.run("sign-in '李慎之'");
  await office.run("role end '周转岗' borrower --ground 'rotation' --with '赵明衡'");
  await office.run("role give '周转岗' approver --clearance secret --with '赵明衡'");
  await office.run("sign-in '周转岗'");
  await office.refused('USER_TURNED_KEEPER', "approve L2 --reason 'x'");
  office.tell('S6 没有人为自己解冻：', 'S6 Nobody unfreezes themselves:');
  await office.run("sign-in '李慎之'");
  await office.run("freeze '赵明衡' --ground 'drill'");
  await office.refused('COSIGNER_SAME', "unfreeze '赵明衡' --ground 'x' --with '赵明衡'");
  await office.run("unfreeze '赵明衡' --ground 'drill over' --with 'Abel Morgan'");
}

export async function lookThreeTimes(office: Office): Promise<string> {
  office.chapter(
    '五、调阅：申请、审批、发放、三次查阅',
    'V. A loan: requested, approved, issued, looked at three times',
  );
  const place = office.words('总部 12 层档案室', 'Records room, 12th floor');
  const reason = office.words('准备续约谈判', 'Preparing the renewal talks');
  await office.run("sign-in '许嘉禾'");
  await office.run(`request KH-2026-0147/3 --reason '${reason}' --place '${place}'`);
  await office.run("sign-in 'Abel Morgan'");
  await office.run('loan L3');
  await office.run(
    `approve L3 --reason '${office.words('客户负责人，理由充分', 'Responsible for the client, good reason')}'`,
  );
  await office.run("sign-in 'Cora Whitfield'");
  await office.run('issue L3');
  await office.run("sign-in '许嘉禾'");
  await office.run('confirm L3');
  for (const n of [1, 2, 3]) {
    office.tell(`第 ${n} 次查阅，页面写在 views/ 下：`, `View ${n}, its pages are written below views/:`);
    await office.run(`view L3 --reason '${reason}' --place '${place}' --out '${office.path('views')}'`);
  }
  office.tell('第四次：', 'The fourth:');
  await office.refused(
    'VIEWS_SPENT',
    `view L3 --reason '${reason}' --place '${place}' --out '${office.path('views')}'`,
  );
  await office.run('return L3');
  await office.refused('VIEWS_SPENT', `request KH-2026-0147/3 --reason '${reason}' --place '${place}'`);
  const written = existsSync(office.path('views')) ? readdirSync(office.path('views')).length : 0;
  if (written < 3) office.surprise(`views: ${written} files`);
  const views = await traceable(office);
  office.tell(
    '水印里的追查码，查得到是谁、何时、何地：',
    'The trace code in the mark tells who, when and where:',
  );
  await office.run("sign-in '顾澄'");
  await office.run(`trace ${views}`);
  return reason;
}

/** The code of the latest view, as the log has it. */
async function traceable(office: Office): Promise<string> {
  await office.run("sign-in '李慎之'");
  const lines = await office.session.ask('log.list', { type: 'view.open', limit: 1 });
  const last = lines[lines.length - 1];
  if (last?.body.type !== 'view.open') {
    office.surprise('no view in the log');
    return '';
  }
  const { traceCode } = await import('../../vault/sealing/trace-code.ts');
  return traceCode(last.body.data.view);
}

export async function recallALoan(office: Office): Promise<void> {
  office.chapter('六、强制收回：调阅当即终止', 'VI. A recall ends a loan at once');
  const out = office.path('views');
  await office.run("sign-in 'Ben Carver'");
  await office.run("request KH-2026-0147/5 --reason 'Storage conditions' --place 'Desk 4'");
  await office.run("sign-in '赵明衡'");
  await office.run("approve L4 --reason 'ok'");
  await office.run("sign-in '李慎之'");
  await office.run('issue L4');
  await office.run("sign-in 'Ben Carver'");
  await office.run('confirm L4');
  await office.run(`view L4 --out '${out}'`);
  await office.run("sign-in '赵明衡'");
  await office.run(`recall L4 --reason '${office.words('客户要求暂停', 'The client asked us to stop')}'`);
  await office.run("sign-in 'Ben Carver'");
  await office.refused('LOAN_STATE', `view L4 --out '${out}'`);
}

export async function setTheClockBack(office: Office): Promise<void> {
  office.chapter('七、时钟被拨回三小时', 'VII. The clock is set back by three hours');
  office.clock.offsetMs = -3 * 3_600_000;
  await office.run("sign-in '唐一宁'");
  await office.refused('CLOCK_BACK', "request KH-2026-0147/4 --reason 'x' --place 'x'");
  office.tell('拨回原处，照常办事：', 'Set right again, work goes on:');
  office.clock.offsetMs = 0;
  await office.run("request KH-2026-0147/4 --reason 'Q3' --place 'Desk 9'");
}

export async function putAnOldCopyBack(office: Office): Promise<void> {
  office.chapter('八、有人把昨天的副本放了回来', 'VIII. Somebody puts yesterday’s copy back');
  const out = office.path('views');
  await office.run("sign-in 'Abel Morgan'");
  await office.run("approve L5 --reason 'ok'");
  await office.run("sign-in 'Cora Whitfield'");
  await office.run('issue L5');
  await office.run("sign-in '唐一宁'");
  await office.run('confirm L5');
  await office.run(`view L5 --out '${out}'`);
  await office.close();
  office.copyVaultTo('yesterday');
  office.tell('副本存好之后，唐一宁又看了两次：', 'After the copy was taken 唐一宁 looks twice more:');
  await office.open('李慎之');
  await office.run("sign-in '唐一宁'");
  await office.run(`view L5 --out '${out}'`);
  await office.run(`view L5 --out '${out}'`);
  await office.close();
  office.putBack('yesterday');
  const quarantine = await office.open('李慎之');
  if (quarantine !== 'anchor-ahead') office.surprise(`quarantine: ${quarantine}`);
  office.tell(
    '副本里只记着一次查阅。锚点知道得更多，保险库因此隔离：',
    'The copy remembers one view only. The anchors know more, and the vault is in quarantine:',
  );
  await office.run('status');
  await office.run("sign-in '唐一宁'");
  await office.refused('QUARANTINE', `view L5 --out '${out}'`);
  office.tell(
    '保管人与审批人共同签署新的世代；账外记下的两次照样算数：',
    'A custodian and an approver sign a new generation; the two views in the ledger still count:',
  );
  await office.run("sign-in '李慎之'");
  await office.run("new-generation --with '赵明衡'");
  await office.run("sign-in '唐一宁'");
  await office.refused('VIEWS_SPENT', "request KH-2026-0147/4 --reason 'x' --place 'x'");
}

export async function handOver(office: Office): Promise<void> {
  office.chapter('九、有人离开，保管换人', 'IX. Somebody leaves, and the keeper changes');
  const code = 'KH-2026-0160';
  await office.run("sign-in '李慎之'");
  await office.run(`dossier new ${code} --client 'Harbour Insurance' --responsible 'Ben Carver'`);
  office.tell(
    '离职一经登记，调阅即刻冻结，名下的客户都要有接替人：',
    'The minute a departure is registered borrowing is frozen, and every client needs a successor:',
  );
  await office.run("departure register 'Ben Carver' --reason 'personal'");
  await office.run(`clients assign 1 ${code} --to '许嘉禾'`);
  await office.run("sign-in 'Ben Carver'");
  await office.refused('PERSON_FROZEN', "request KH-2026-0147/4 --reason 'x' --place 'x'");
  await office.run('clients sign 1');
  await office.run("sign-in '许嘉禾'");
  await office.run('clients sign 1');
  await office.run("sign-in '赵明衡'");
  office.tell('监交人最后签，这一行就此办结：', 'The witness signs last, and that closes the line:');
  await office.run('clients sign 1');
  await office.run(
    `print leaving-certificate 1 --language both --out '${office.path('leaving-certificate.pdf')}'`,
  );
  office.tell(
    '更换保管人：逐件重算摘要，三人签字，旧保管人的密钥从此什么也打不开。',
    'The custodian changes: every file is hashed again, three sign, and the old custodian’s keys open nothing from then on.',
  );
  await office.run("sign-in '李慎之'");
  await office.run("custody begin --from '李慎之' --to 'Cora Whitfield' --witness '赵明衡'");
  await office.run('custody check');
  await office.run(`print transfer-list --copies 3 --out '${office.path('transfer-list.pdf')}'`);
  await office.run("custody sign --with 'Cora Whitfield' --with '赵明衡'");
  await office.run("sign-in 'Cora Whitfield'");
  await office.run('custody show');
}

export async function letAnOutsiderVerify(office: Office): Promise<void> {
  office.chapter('十、外人核验：不必相信我们', 'X. An outsider verifies, without trusting us');
  await office.run("sign-in '顾澄'");
  await office.run(`log export '${office.path('bundle')}'`);
  await office.close();
  const verify = () =>
    spawnSync(
      process.execPath,
      [office.path('bundle', 'verify.mjs'), office.path('bundle'), '--lang', office.language],
      { encoding: 'utf8' },
    );
  const good = verify();
  process.stdout.write(good.stdout.replace(/^(?=.)/gm, '      '));
  if (good.status !== 0) office.surprise(`verify: ${good.status}`);
  office.tell('改动一个字节，再验：', 'One byte is changed, and it is verified again:');
  const path = office.path('bundle', 'entries.jsonl');
  const bytes = readFileSync(path);
  const lines = bytes.toString('utf8').split('\n');
  const changed = Math.floor(lines.length / 2);
  const offset =
    Buffer.byteLength(lines.slice(0, changed).join('\n')) + 1 + lines[changed]!.indexOf('"payload":"') + 200;
  bytes[offset] = bytes[offset] === 65 ? 66 : 65;
  writeFileSync(path, bytes);
  const bad = verify();
  process.stdout.write(bad.stdout.replace(/^(?=.)/gm, '      '));
  if (bad.status !== 1 || !bad.stdout.includes(String(changed)))
    office.surprise(`verify after change: ${bad.status}`);
}
