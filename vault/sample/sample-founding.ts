/** The sample's first two days: the ceremony, staff, and what the authors file; each act signed with real keys. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import { type SampleClient, type SamplePaper, sampleClients } from './sample-clients.ts';
import type { SampleDesk } from './sample-desk.ts';
import type { SamplePersonKey } from './sample-people.ts';

type Sheets = CommandAnswers['vault.create']['sheets'];

export async function foundOffice(desk: SampleDesk): Promise<void> {
  const created = await desk.call('vault.create', {
    folder: desk.folder,
    name: desk.office.vaultName,
    sample: true,
    founders: desk.office.founders.map((person) => ({
      name: person.name,
      staffNumber: person.staffNumber,
      department: person.department,
      role: person.roles[0] as 'custodian' | 'approver',
      clearance: person.clearance,
      passphrase: desk.passphrases.get(person.key) ?? '',
      keyFiles: desk.newKeyFiles(person.key),
    })),
    sheets: { custody: { threshold: 2, of: 3 }, approval: { threshold: 2, of: 3 } },
    anchorFolders: [],
    station: 'A-03',
  });
  await desk.openVault('shen');
  await confirmCopies(desk, created.sheets);
  await enrolStaff(desk);
}

async function confirmCopies(desk: SampleDesk, sheets: Sheets): Promise<void> {
  for (const [side, holders] of [
    ['custody', ['shen', 'lu', 'qin']],
    ['approval', ['gu', 'jiang']],
  ] as const) {
    for (const [i, key] of holders.entries()) {
      await desk.seat(key);
      if (i === 0)
        await desk.call('recovery.confirm', { signature: desk.signature, sheets: [...sheets[side]] });
      await desk.call('keyfile.confirm', {
        signature: desk.signature,
        keyFiles: [desk.keyFile(key)!, desk.keyFile(key, '-spare')!],
      });
    }
  }
}

async function enrolStaff(desk: SampleDesk): Promise<void> {
  await desk.seat('shen');
  for (const person of desk.office.staff) {
    desk.clock.pass(6);
    const enrolled = await desk.call('person.enrol', {
      name: person.name,
      staffNumber: person.staffNumber,
      department: person.department,
      // Drawn in English words: the first thing that somebody types here should not need an input method.
      language: 'en',
      keyFiles: [],
      signature: desk.signature,
      cosign: [desk.credential('gu')],
    });
    desk.passphrases.set(person.key, enrolled.drawnPassphrase ?? '');
    for (const role of person.roles) {
      await desk.call('role.give', {
        self: desk.credential(person.key),
        role,
        clearance: person.clearance,
        signature: desk.signature,
        cosign: [desk.credential('gu')],
      });
    }
  }
}

/** The authors open all dossiers and file in them; the custodians accept. What is to wait is filed on the last day. */
export async function fileDossiers(desk: SampleDesk): Promise<void> {
  const clients = sampleClients(desk.language);
  const submitted: string[] = [];
  for (const author of ['meng', 'luo'] as const) {
    await desk.seat(author);
    for (const client of clients.filter((each) => each.author === author)) {
      desk.clock.pass(9);
      await openDossier(desk, client);
      for (const [i, paper] of client.papers.entries())
        if (paper.waiting !== true) submitted.push(await submit(desk, client, paper, i));
    }
  }
  const half = Math.ceil(submitted.length / 2);
  await accept(desk, 'qin', submitted.slice(0, half));
  await accept(desk, 'shen', submitted.slice(half));
}

/** Filings for whoever tries the sample to accept. */
export async function fileWaiting(desk: SampleDesk): Promise<void> {
  for (const client of sampleClients(desk.language)) {
    for (const [i, paper] of client.papers.entries()) {
      if (paper.waiting !== true) continue;
      await desk.seat(client.author);
      await submit(desk, client, paper, i);
    }
  }
}

async function openDossier(desk: SampleDesk, client: SampleClient): Promise<void> {
  const cabinet = client.code.slice(-2);
  await desk.call('dossier.open', {
    code: client.code,
    client: client.client,
    category: client.category,
    classification: client.classification,
    responsible: desk.name(client.responsible),
    ...(client.second === null ? {} : { second: desk.name(client.second) }),
    openedOn: `${client.code.slice(3, 7)}-03-01`,
    secrecyYears: 10,
    retention: 30,
    scope: { everybody: true, people: [], departments: [] },
    home: desk.words(`${cabinet} 号柜`, `Cabinet ${cabinet}`),
    signature: desk.signature,
  });
}

async function submit(
  desk: SampleDesk,
  client: SampleClient,
  paper: SamplePaper,
  i: number,
): Promise<string> {
  const file = join(desk.papers, `${client.code}-${i + 1}.md`);
  writeFileSync(file, paper.markdown, { mode: 0o600 });
  const submitted = await desk.call('document.submit', {
    code: client.code,
    file,
    title: paper.title,
    sheet: paper.sheet,
    ownership: paper.ownership,
    signature: desk.signature,
  });
  return submitted.document;
}

async function accept(desk: SampleDesk, custodian: SamplePersonKey, documents: string[]): Promise<void> {
  await desk.seat(custodian);
  const pending = await desk.call('document.pending', {});
  for (const document of documents) {
    desk.clock.pass(2);
    const like = pending.find((row) => row.document === document)?.like ?? [];
    await desk.call('document.accept', {
      document,
      ...(like.length === 0 ? {} : { newBecause: desk.words('属于另一客户。', 'About another client.') }),
      signature: desk.signature,
    });
  }
}
