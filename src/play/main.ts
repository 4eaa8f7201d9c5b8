import { App } from "./app.js";
import { serve } from "./run-client.js";

// one script is both the page and its worker, which has no document
if (typeof document === "undefined") serve();
else App.open(document.getElementById("app")!, document.body.dataset["state"] ?? "");
