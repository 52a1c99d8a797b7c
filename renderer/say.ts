/** The parts of which sentences about refusals are made. */
import type { ErrorDetail } from "../main/model/error-code.ts";
import { ownMember } from "../main/model/own-member.ts";
import { fileSize } from "./format.ts";

export interface Sentences {
  readonly what: string;
  readonly next: string;
}

/** Says one code from its facts; every fact may be missing. */
export type Say = (detail: ErrorDetail) => Sentences;

export function said(what: string, next: string): Say {
  return () => ({ what, next });
}

export function text(detail: ErrorDetail, name: string, otherwise: string): string {
  const value = detail[name];
  return value === undefined || value === null || value === "" ? otherwise : String(value);
}

export function size(detail: ErrorDetail, name: string): string | null {
  const value = detail[name];
  return typeof value === "number" ? fileSize(value) : null;
}

export function citation(detail: ErrorDetail): string {
  const value = detail.citation;
  return typeof value === "string" && value !== "" ? ` (${value})` : "";
}

/** `The reason`, from a field's name as main knows it. */
export function field(detail: ErrorDetail): string {
  const names: Record<string, string> = {
    author: "The author’s name",
    content: "The text of the content",
    words: "What was said",
    how: "How they were reached",
    channel: "The channel",
    note: "The note",
    reason: "The reason",
    name: "The name",
    role: "The title",
    department: "The department",
    handle: "The handle",
    platform: "The platform",
    text: "The message",
    correction: "The correction",
    title: "The title",
    organisation: "The organisation",
    because: "The reason",
    person: "The person’s name",
    label: "The name",
    username: "The user name",
    password: "The password",
    address: "The address",
    notes: "The notes",
    recoveryCodes: "One of the recovery codes",
    totp: "The secret for codes",
    what: "What it is about",
    contact: "How to reach them",
    reference: "The reference",
    authority: "The authority",
    email: "The e-mail address",
    why: "The reason",
    on: "The day",
    joinedOn: "The day of joining",
    to: "Who it went to",
    parts: "The workplan",
    purpose: "The purpose",
    phone: "The phone number",
  };
  const name = detail.field;
  return (typeof name === "string" ? ownMember(names, name.split(".").at(-1) ?? "") : undefined) ?? "A field";
}

/** `“comment.png”`, or `The file` when main did not name it. */
export function file(detail: ErrorDetail): string {
  return typeof detail.name === "string" && detail.name !== "" ? `“${detail.name}”` : "The file";
}
