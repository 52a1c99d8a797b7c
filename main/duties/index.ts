/** What becomes of duties outside of the window: a calendar file, pages to be printed, the daily notification's memory. */

export { type CalendarAbout, calendarFile } from "./calendar-file.ts";
export { isNotificationTime, notificationWords } from "./notification-words.ts";
export { acknowledgementPage } from "./print/acknowledgement.ts";
export { compliancePage } from "./print/compliance.ts";
export { registerSheet, type SheetAccount } from "./print/register-sheet.ts";
export { type NotificationState, readNotification, writeNotification } from "./settings.ts";
