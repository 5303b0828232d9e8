/** The bytes that a release lets out, document by document: read once for their digests, and again into their files. */
import { renditionLimits } from '../../rasteriser/rasteriser.ts';
import { carriesContent } from '../../shared/policy/release-rules.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { WatermarkText } from '../acts/watermarker.ts';
import type { ByteSink, DocumentShares } from '../sealing/sealed-document.ts';
import { createSha256, encodeHex, sha256 } from '../sealing/suite.ts';
import { partOfForm, readReleased } from '../shares/release-shares.ts';
import type { Document } from '../storage/dossiers.ts';
import { markedCopy } from './marked-copy.ts';
import type { LoadedRelease } from './release-facts.ts';
import { type ReleasedFile, releasedName } from './release-folder.ts';

/** Marked copies of so many bytes together are kept for the writing; beyond that they are drawn again. */
const keptBytesMax = 128 * 1024 * 1024;

export class ReleaseContents {
  private readonly vault: OpenVault;
  private readonly loaded: LoadedRelease;
  private readonly shares: readonly DocumentShares[];
  private readonly mark: WatermarkText;
  private readonly drawn = new Map<number, Uint8Array>();
  private kept = 0;

  constructor(
    vault: OpenVault,
    loaded: LoadedRelease,
    shares: readonly DocumentShares[],
    mark: WatermarkText,
  ) {
    this.vault = vault;
    this.loaded = loaded;
    this.shares = shares;
    this.mark = mark;
  }

  private document(i: number): Document {
    const document = this.loaded.documents[i];
    if (document === undefined) throw new Error('broken invariant: no such document in the release');
    return document;
  }

  nameOf(i: number): string {
    const document = this.document(i);
    const { form } = this.loaded.release;
    const filed = document.fileName === '' ? document.title : document.fileName;
    return releasedName(
      document.no,
      form === 'marked-copy' ? `${filed.replace(/\.[^.]{1,8}$/, '')}.pdf` : filed,
    );
  }

  /** Of what leaves; of the original for a certificate, whose paper names it. Throws DOCUMENT_FILE_DAMAGED. */
  async measure(i: number): Promise<ReleasedFile> {
    const name = this.nameOf(i);
    if (this.loaded.release.form === 'marked-copy') {
      const pdf = await this.draw(i);
      if (this.kept + pdf.length <= keptBytesMax) {
        this.kept += pdf.length;
        this.drawn.set(i, pdf);
      }
      return { name, bytes: pdf.length, sha256: encodeHex(sha256(pdf)) };
    }
    const hash = createSha256();
    const bytes = await this.read(i, (block) => {
      hash.update(block);
    });
    return { name, bytes, sha256: encodeHex(hash.digest()) };
  }

  async pour(i: number, sink: ByteSink): Promise<void> {
    if (!carriesContent(this.loaded.release.form))
      throw new Error('broken invariant: a certificate has no file');
    if (this.loaded.release.form === 'marked-copy') await sink(this.drawn.get(i) ?? (await this.draw(i)));
    else await this.read(i, sink);
    this.drawn.delete(i);
  }

  private read(i: number, sink: ByteSink): Promise<number> {
    const { id } = this.document(i);
    const shares = this.shares[i];
    if (shares === undefined) throw new Refusal('KEYSET_REPLACED');
    return readReleased(this.vault, id, partOfForm(this.vault, id, this.loaded.release.form), shares, sink);
  }

  private async draw(i: number): Promise<Uint8Array> {
    const { id } = this.document(i);
    const { bytes } = partOfForm(this.vault, id, 'marked-copy');
    if (bytes > renditionLimits.renditionBytesMax) throw new Refusal('RENDITION_TOO_LARGE');
    const plaintext = new Uint8Array(bytes);
    let filled = 0;
    await this.read(i, (block) => {
      plaintext.set(block, filled);
      filled += block.length;
    });
    return markedCopy(this.vault, plaintext, this.mark);
  }
}

/** Digests of all, before anything is signed: what is damaged is found here and costs nothing. */
export async function measureAll(
  vault: OpenVault,
  call: Call,
  loaded: LoadedRelease,
  contents: ReleaseContents,
): Promise<ReleasedFile[]> {
  const session = vault.signedIn;
  const measured: ReleasedFile[] = [];
  for (const [i, document] of loaded.documents.entries()) {
    call.about.document = document.id;
    measured.push(await contents.measure(i));
    call.progress(i + 1, loaded.documents.length * 2);
    // Only now can anybody be heard who wants it stopped, or the desk locked.
    await new Promise((go) => setImmediate(go));
    if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
  }
  if (loaded.documents.length > 1) call.about.document = null;
  return measured;
}
