/** Takes the queue for a run, or keeps it. Keys: the run; arguments: id, by, offer, lease in ms. */
export const HOLD = `
local id = redis.call("HGET", KEYS[1], "id")
if id and id ~= ARGV[1] then
  return { redis.call("HGET", KEYS[1], "by"), tonumber(redis.call("HGET", KEYS[1], "beats")) }
end
if not id then redis.call("HSET", KEYS[1], "id", ARGV[1], "by", ARGV[2], "offer", ARGV[3]) end
redis.call("HINCRBY", KEYS[1], "beats", 1)
redis.call("PEXPIRE", KEYS[1], ARGV[4])
return {}`;

/** Removes the run where it is still the one of that id. Keys: the run; arguments: id. */
export const RETIRE = `
if redis.call("HGET", KEYS[1], "id") == ARGV[1] then redis.call("DEL", KEYS[1]) end`;

/** Opens a block; results that nobody has been told of are told of again. Keys: block, ready; arguments: id, TTL. */
export const OPEN = `
redis.call("HSETNX", KEYS[1], "starts", 0)
redis.call("PEXPIRE", KEYS[1], ARGV[2])
if redis.call("HEXISTS", KEYS[1], "result") == 1 then
  redis.call("LREM", KEYS[2], 0, ARGV[1])
  redis.call("RPUSH", KEYS[2], ARGV[1])
  redis.call("PEXPIRE", KEYS[2], ARGV[2])
end`;

/** Adds to a counter of an open block. Keys: block; arguments: counter, by, TTL. */
export const COUNT = `
if redis.call("EXISTS", KEYS[1]) == 0 then return false end
redis.call("PEXPIRE", KEYS[1], ARGV[3])
return redis.call("HINCRBY", KEYS[1], ARGV[1], ARGV[2])`;

/** Results for an open block that has none. Keys: block, ready; arguments: id, bytes, TTL. */
export const ANSWER = `
if redis.call("EXISTS", KEYS[1]) == 0 then return 0 end
if redis.call("HSETNX", KEYS[1], "result", ARGV[2]) == 0 then return 0 end
redis.call("PEXPIRE", KEYS[1], ARGV[3])
redis.call("RPUSH", KEYS[2], ARGV[1])
redis.call("PEXPIRE", KEYS[2], ARGV[3])
return 1`;

/**
 * A worker says that it is there, and until when that counts, by the clock of the server. Keys: run,
 * workers; arguments: id, name, jobs, for ms, TTL.
 */
export const GREET = `
if redis.call("HGET", KEYS[1], "id") ~= ARGV[1] then return 0 end
local ends = string.format("%.0f", redis.call("TIME")[1] * 1000 + ARGV[4])
redis.call("HSET", KEYS[2], ARGV[2], ARGV[3] .. " " .. ends)
redis.call("PEXPIRE", KEYS[2], ARGV[5])
return 1`;

/** A worker refuses a run that is still wanted. Keys: run, refusals; arguments: id, reason, TTL. */
export const REFUSE = `
if redis.call("HGET", KEYS[1], "id") ~= ARGV[1] then return end
redis.call("SADD", KEYS[2], ARGV[2])
redis.call("PEXPIRE", KEYS[2], ARGV[3])`;
