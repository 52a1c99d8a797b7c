import { constants } from "node:os";
import { describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { storageError } from "../../main/lib/storage-error.ts";

describe("what the disk and the database say", () => {
  it.each([
    ["SQLITE_FULL", "DISK_FULL"],
    ["ENOSPC", "DISK_FULL"],
    ["EDQUOT", "DISK_FULL"],
    ["SQLITE_IOERR", "DISK_FAILED"],
    ["SQLITE_IOERR_FSYNC", "DISK_FAILED"],
    ["EIO", "DISK_FAILED"],
    ["SQLITE_IOERR_SHORT_READ", "DATABASE_DAMAGED"],
    ["SQLITE_CORRUPT", "DATABASE_DAMAGED"],
    ["SQLITE_CORRUPT_INDEX", "DATABASE_DAMAGED"],
    ["SQLITE_NOTADB", "DATABASE_NOT_SQLITE"],
    ["SQLITE_BUSY", "DATABASE_BUSY"],
    ["SQLITE_BUSY_SNAPSHOT", "DATABASE_BUSY"],
    ["SQLITE_READONLY_DBMOVED", "FOLDER_READ_ONLY"],
    ["EROFS", "FOLDER_READ_ONLY"],
    ["EACCES", "FOLDER_READ_ONLY"],
    ["SQLITE_CANTOPEN", "FOLDER_MISSING"],
    ["ENOENT", "FOLDER_MISSING"],
    ["SQLITE_CONSTRAINT_TRIGGER", "UNEXPECTED"],
    ["EMFILE", "UNEXPECTED"],
  ])("%s is %s, with the system's word as the reason and the error as the cause", (reason, code) => {
    const said = Object.assign(new Error("no"), { code: reason });
    const error = storageError(said);
    expect(error).toMatchObject({ code, detail: { reason }, cause: said });
  });

  it.each([`Unknown system error -${constants.errno.EDQUOT}`, "UNKNOWN"])(
    "knows a full quota, for which Node has only a number: %s",
    (code) => {
      const said = Object.assign(new Error("no"), { code, errno: -constants.errno.EDQUOT });
      expect(storageError(said)).toMatchObject({ code: "DISK_FULL", detail: { reason: "EDQUOT" } });
    },
  );

  it.each([
    [{ code: "UNKNOWN" }, "UNKNOWN"],
    [{ code: "UNKNOWN", errno: -4094 }, "errno 4094"],
  ])("calls %j unexpected, whose number nobody knows", (said, reason) => {
    expect(storageError(Object.assign(new Error("no"), said))).toMatchObject({
      code: "UNEXPECTED",
      detail: { reason },
    });
  });

  it("passes an AppError unchanged and calls anything else unexpected", () => {
    const known = new AppError("LOG_DOES_NOT_VERIFY");
    expect(storageError(known)).toBe(known);
    for (const unknown of [null, undefined, "text", 3, {}, { code: 7 }, new TypeError("no")]) {
      expect(storageError(unknown)).toMatchObject({ code: "UNEXPECTED", detail: {} });
    }
  });
});
