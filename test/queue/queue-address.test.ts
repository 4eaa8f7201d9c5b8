import { describe, expect, it } from "vitest";
import { readQueueAddress } from "../../src/queue/queue-address.js";

const read = (text: string) => readQueueAddress(text, "--queue");

describe("the address of a queue", () => {
  it.each([
    ["redis://127.0.0.1:6379", "redis", "default", ""],
    ["rediss://me@node7/3?queue=big", "redis", "big", "me"],
    ["postgres://me@node7:5433/work", "postgres", "default", "me"],
    ["postgresql://node7?queue=a.b-c", "postgres", "a.b-c", ""],
  ])("%s", (text, kind, name, user) => {
    expect(read(text)).toMatchObject({ kind, name, user, shown: text });
  });

  it.each([
    ["amqp://host", "'amqp://host' is not the address of a queue"],
    ["host:6379", "'host:6379' is not the address of a queue"],
    ["", "'' is not the address of a queue"],
    ["redis://", "'redis://' is not the address of a queue"],
    ["redis://host/name", "'name' is not the number of a database"],
    ["redis://host?queue=a%20b", "'a b' is not a name for a queue"],
  ])("%s is refused", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it.each([
    "redis://me:s3cret@host",
    "redis://:s3cret@host",
    "amqp://:s3cret@host",
    "redis://a:s3cret@ho st",
    "redis://a:x@s3cret@host",
    "postgres://host/db?password=s3cret&sslmode=disable",
  ])("%s is refused without its password being shown", (text) => {
    let message = "";
    try {
      read(text);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).not.toBe("");
    expect(message).not.toContain("s3cret");
  });
});
