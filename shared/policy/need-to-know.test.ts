import { describe, expect, test } from 'vitest';
import { type Classification, classifications, type Role, role } from '../vocabulary/terms.ts';
import { mayKnowOfDossier, type NeedToKnowFacts } from './need-to-know.ts';

const roleSets: Role[][] = [[], ...role.options.map((one) => [one]), ['author', 'borrower']];
const clearances: (Classification | null)[] = [null, ...classifications];
const bits = [false, true];

/** Every combination of roles, clearance, classification and way into the scope. */
function* everyCase(): Generator<NeedToKnowFacts> {
  for (const roles of roleSets)
    for (const clearance of clearances)
      for (const classification of classifications)
        for (const everybody of bits)
          for (const namedInScope of bits)
            for (const departmentInScope of bits)
              for (const contact of bits)
                yield {
                  roles,
                  clearance,
                  classification,
                  everybody,
                  namedInScope,
                  departmentInScope,
                  contact,
                };
}

/** What a clearance covers, spelled out rather than counted. */
const covered: Record<Classification, readonly Classification[]> = {
  internal: ['internal'],
  confidential: ['internal', 'confidential'],
  secret: ['internal', 'confidential', 'secret'],
};
const cases = [...everyCase()];
const tell = (facts: NeedToKnowFacts): string => JSON.stringify(facts);

describe('who may know that a dossier exists', () => {
  test('D3: custodians and approvers see every entry', () => {
    for (const facts of cases) {
      if (!facts.roles.includes('custodian') && !facts.roles.includes('approver')) continue;
      expect(mayKnowOfDossier(facts), tell(facts)).toBe(true);
    }
  });
  test('S1: auditors, personnel clerks and people without a role see none', () => {
    for (const facts of cases) {
      const { roles } = facts;
      if (roles.length > 0 && !roles.includes('auditor') && !roles.includes('clerk')) continue;
      expect(mayKnowOfDossier(facts), tell(facts)).toBe(false);
    }
  });
  test('D3: authors and borrowers need the clearance and a way into the scope, both', () => {
    for (const facts of cases) {
      if (!facts.roles.includes('author') && !facts.roles.includes('borrower')) continue;
      const cleared = facts.clearance !== null && covered[facts.clearance].includes(facts.classification);
      const within = [facts.everybody, facts.namedInScope, facts.departmentInScope, facts.contact];
      expect(mayKnowOfDossier(facts), tell(facts)).toBe(cleared && within.includes(true));
    }
  });
  test('all cases were tried', () => {
    expect(cases.length).toBe(8 * 4 * 3 * 16);
  });
});
