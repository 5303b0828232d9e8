/**
 * What annotations and form fields look like, drawn over the page. Fields that bring no appearance, or say that theirs is old
 * (`NeedAppearances`), get one from PDFium's form environment. It lives for nothing else: no event reaches it, and the build holds no
 * JavaScript engine, so that no action of a form can run. Flattening would do the same in one step, but it hides from a page the
 * resources that it inherits: its fonts and pictures are lost then, and its words drawn as others.
 */
import type { Loss } from '../shared/vocabulary/losses.ts';
import type { Pdfium } from './pdfium.ts';
import { allocate, release } from './pdfium-heap.ts';

type Api = Pdfium['api'];

/** fpdf_formfill.h, FORMTYPE_… */
const noForm = 0;
const dynamicXfa = 2;
const staticXfa = 3;
/** fpdf_annot.h, FPDF_ANNOT_…, FPDF_ANNOT_APPEARANCEMODE_NORMAL, FPDF_FORMFIELD_…, FPDF_ANNOT_FLAG_…, FPDF_FORMFLAG_TEXT_PASSWORD */
const freeText = 3;
const widget = 20;
const normal = 0;
const checkBox = 2;
const radioButton = 3;
const choices = [4, 5];
const textField = 6;
const hidden = 0x02 | 0x20;
const password = 1 << 13;

export interface PageLoader {
  /** Its pages are made by a program that this is not (XFA without pages of its own). */
  readonly isDynamicForm: boolean;
  /** The page, or 0. What it holds is shown to `notice` the first time. */
  load(index: number): number;
  close(page: number): void;
  /** Fields, over a page that was drawn with its other annotations. */
  drawFields(bitmap: number, page: number, widthPx: number, heightPx: number, flags: number): void;
  /** What fields and free texts say, which is no text of the page. */
  words(page: number): string;
  /** To see each page once. */
  noticeWith(notice: (page: number) => void): void;
  /** Of the form as a whole, and of the pages that were loaded. */
  losses(): Loss[];
}

export function pageLoader(api: Api, document: number): PageLoader {
  const formType = api.FPDF_GetFormType(document);
  const form =
    formType === noForm
      ? 0
      : api.PDFiumExt_InitFormFillEnvironment(document, api.PDFiumExt_OpenFormFillInfo());
  if (form !== 0) api.FPDF_RemoveFormFieldHighlight(form);
  /** By page: a page is loaded as often as it is looked at. */
  const undrawn = new Map<number, number>();
  let notice: (page: number) => void = () => undefined;

  return {
    isDynamicForm: formType === dynamicXfa,

    load(index) {
      const page = api.FPDF_LoadPage(document, index);
      if (page === 0) return 0;
      if (!undrawn.has(index)) {
        undrawn.set(index, ticksWithoutName(api, page, form));
        notice(page);
      }
      if (form !== 0) api.FORM_OnAfterLoadPage(page, form);
      return page;
    },

    close(page) {
      if (form !== 0) api.FORM_OnBeforeClosePage(page, form);
      api.FPDF_ClosePage(page);
    },

    drawFields(bitmap, page, widthPx, heightPx, flags) {
      if (form !== 0) api.FPDF_FFLDraw(form, bitmap, page, 0, 0, widthPx, heightPx, 0, flags);
      drawStrayFields(api, form, bitmap, page, [widthPx, heightPx], flags);
    },

    words(page) {
      const said: string[] = [];
      withAnnotations(api, page, (annotation) => {
        const subtype = api.FPDFAnnot_GetSubtype(annotation);
        if (subtype === freeText) {
          said.push(
            textOf(
              (buffer, bytes) => api.FPDFAnnot_GetStringValue(annotation, 'Contents', buffer, bytes),
              api,
            ),
          );
        } else if (subtype === widget && form !== 0 && sayWords(api, form, annotation)) {
          said.push(
            textOf((buffer, bytes) => api.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, bytes), api),
          );
        }
      });
      return said.filter((text) => text.trim() !== '').join('\n');
    },

    noticeWith(given) {
      notice = given;
    },

    losses() {
      const controls = [...undrawn.values()].reduce((sum, count) => sum + count, 0);
      return [
        ...(controls > 0 ? [{ what: 'control', count: controls } as const] : []),
        // What the XFA form says beside the fields of the page is not looked at.
        ...(formType === staticXfa ? [{ what: 'form', count: 1 } as const] : []),
      ];
    },
  };
}

function sayWords(api: Api, form: number, annotation: number): boolean {
  const type = api.FPDFAnnot_GetFormFieldType(form, annotation);
  if (type !== textField && !choices.includes(type)) return false;
  return (api.FPDFAnnot_GetFormFieldFlags(form, annotation) & password) === 0;
}

/** Fields that no form lists: they bring their appearance or have none. */
function drawStrayFields(
  api: Api,
  form: number,
  bitmap: number,
  page: number,
  [widthPx, heightPx]: readonly [number, number],
  flags: number,
): void {
  withAnnotations(api, page, (annotation) => {
    if (
      api.FPDFAnnot_GetSubtype(annotation) !== widget ||
      (api.FPDFAnnot_GetFlags(annotation) & hidden) !== 0
    )
      return;
    if (form !== 0 && api.FPDFAnnot_GetFormFieldType(form, annotation) >= 0) return;
    // FS_MATRIX, from pixels of the page at 72 dpi and as it is turned.
    const matrix = allocate(api, 6 * floatBytes);
    try {
      const [across, down] = [
        widthPx / api.FPDF_GetPageWidthF(page),
        heightPx / api.FPDF_GetPageHeightF(page),
      ];
      for (const [index, value] of [across, 0, 0, down, 0, 0].entries()) {
        api.pdfium.setValue(matrix + index * floatBytes, value, 'float');
      }
      api.EPDF_RenderAnnotBitmap(bitmap, page, annotation, normal, matrix, flags);
    } finally {
      release(api, matrix);
    }
  });
}

const floatBytes = 4;
/** Ticked boxes without an appearance are drawn under the name `Yes` alone; those ticked under another stay empty. */
function ticksWithoutName(api: Api, page: number, form: number): number {
  if (form === 0) return 0;
  let count = 0;
  withAnnotations(api, page, (annotation) => {
    if (
      api.FPDFAnnot_GetSubtype(annotation) !== widget ||
      api.EPDFAnnot_HasAppearanceStream(annotation, normal)
    )
      return;
    const type = api.FPDFAnnot_GetFormFieldType(form, annotation);
    if (type !== checkBox && type !== radioButton) return;
    const state = textOf(
      (buffer, bytes) => api.FPDFAnnot_GetStringValue(annotation, 'AS', buffer, bytes),
      api,
    );
    if (state !== '' && state !== 'Off' && state !== 'Yes') count += 1;
  });
  return count;
}

export function withAnnotations(api: Api, page: number, use: (annotation: number) => void): void {
  for (let index = 0; index < api.FPDFPage_GetAnnotCount(page); index++) {
    const annotation = api.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    try {
      use(annotation);
    } finally {
      api.FPDFPage_CloseAnnot(annotation);
    }
  }
}

const textBytesMax = 65_536;

/** A text that PDFium writes as UTF-16 into a buffer; asked for its length first. */
export function textOf(write: (buffer: number, bytes: number) => number, api: Api): string {
  const bytes = write(0, 0);
  if (bytes <= 2 || bytes > textBytesMax) return '';
  const buffer = api.pdfium.wasmExports.malloc(bytes);
  try {
    write(buffer, bytes);
    return api.pdfium.UTF16ToString(buffer);
  } finally {
    api.pdfium.wasmExports.free(buffer);
  }
}
