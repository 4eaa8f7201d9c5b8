/**
 * What an editor offers in a spec, and what it says of one, by the real yaml-language-server over
 * stdio: `node scripts/offers-in-yaml.mjs FOLDER`, where it is installed in FOLDER/node_modules. A part
 * of scripts/clients.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const schema = new URL("../schemas/spec.schema.json", import.meta.url).href;
const program = join(folder, "node_modules/yaml-language-server/bin/yaml-language-server");

const server = spawn(process.execPath, [program, "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
/** Who waits for an answer, or for what is said of a document. */
const waiting = new Map();

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function take({ id, method, params, result, error }) {
  if (method === "textDocument/publishDiagnostics") {
    waiting.get(params.uri)?.(params.diagnostics.map(({ message }) => message));
  } else if (method === "workspace/configuration") {
    send({ id, result: params.items.map(() => null) });
  } else if (method !== undefined && id !== undefined) {
    send({ id, result: null });
  } else {
    waiting.get(id)?.(error ?? result);
  }
}

let buffer = Buffer.alloc(0);
server.stdout.on("data", (piece) => {
  buffer = Buffer.concat([buffer, piece]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, end))[1]);
    if (buffer.length < end + 4 + length) return;
    take(JSON.parse(buffer.subarray(end + 4, end + 4 + length)));
    buffer = buffer.subarray(end + 4 + length);
  }
});

let asked = 0;
function ask(method, params) {
  const id = ++asked;
  send({ id, method, params });
  return new Promise((resolved) => waiting.set(id, resolved));
}

let opened = 0;
/** Opens a document; `said` comes to the messages about it. */
function open(text) {
  const uri = pathToFileURL(join(folder, `spec-${++opened}.yaml`)).href;
  const said = new Promise((resolved) => waiting.set(uri, resolved));
  const whole = `# yaml-language-server: $schema=${schema}\n${text}`;
  const textDocument = { uri, languageId: "yaml", version: 1, text: whole };
  send({ method: "textDocument/didOpen", params: { textDocument } });
  return { uri, said };
}

/** What is offered at the place of the "|". */
async function offered(text) {
  const { uri } = open(text.replace("|", ""));
  const before = text.slice(0, text.indexOf("|")).split("\n");
  const answer = await ask("textDocument/completion", {
    textDocument: { uri },
    position: { line: before.length, character: before.at(-1).length },
  });
  return answer.items.map(({ label }) => label);
}

const saidOf = (text) => open(text).said;

await ask("initialize", {
  processId: process.pid,
  rootUri: pathToFileURL(folder).href,
  capabilities: { textDocument: { completion: { completionItem: {} } } },
});
send({ method: "initialized", params: {} });

const keys = await offered("|");
assert.equal(new Set(keys).size, keys.length, "a key is offered twice in an empty file");
assert.ok(keys.includes("functions") && keys.includes("optimizers"));
const next = await offered("functions: [booth]\n|");
assert.equal(new Set(next).size, next.length, "a key is offered twice behind another");

const item = "functions: booth\noptimizers:\n  - ";
assert.ok((await offered(`${item}ad|\n`)).includes("adam"));
const beside = ["label", "plus"];
const second = await offered(`${item}adam: { lr: 0.1 }\n    |\n`);
assert.deepEqual(second.toSorted(), beside, "behind a name");
const after = await offered(`${item}adam:\n      lr: 0.1\n    |\n`);
assert.deepEqual(after.toSorted(), beside, "behind a name with its parameters");
assert.ok((await offered(`${item}adam:\n      |\n`)).includes("beta1"));

assert.deepEqual(await saidOf(`${item}adam: { lr: 0.1 }\n    label: fast\n`), []);
assert.deepEqual(await saidOf(`${item}adamm: { lr: 0.1 }\n`), ["Property adamm is not allowed."]);
assert.match((await saidOf("optimizers: adam\n")).join(), /functions/);
assert.equal((await saidOf(`${item}adam: { lr: 0.1 }\n    sgd: {}\n`)).length, 1);

console.log(`${keys.length} keys, each once; behind a name: ${second.join(" and ")}`);
server.kill();
