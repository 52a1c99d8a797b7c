/** Runs in Chromium: hands the window's own way of sending a picture to the test. */
import { redactionOf } from "../../../renderer/requests/picture.ts";

Object.assign(window, { redactionOf });
