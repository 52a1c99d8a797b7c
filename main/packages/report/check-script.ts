/**
 * A program that stands in README.txt: with nothing but Python 3 and the openssl command it recomputes what sha256sum can't, the
 * digests of the disclosures, the hash tree and the signature. A second opinion that shares no line with this app.
 */
export const checkScript = String.raw`#begin check.py
import base64, hashlib, json, os, subprocess, tempfile
def sha(data): return hashlib.sha256(data).digest()
def b64url(data): return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
def node(left, right): return sha(b"\1" + left + right)
def tree(leaves):
    if len(leaves) == 1: return leaves[0]
    k = 1
    while k * 2 < len(leaves): k *= 2
    return node(tree(leaves[:k]), tree(leaves[k:]))
def climb(leaf, index, size, path):
    at, last = index, size - 1
    for step in path:
        if at & 1 or at == last:
            leaf = node(step, leaf)
            while not at & 1 and at: at, last = at >> 1, last >> 1
        else: leaf = node(leaf, step)
        at, last = at >> 1, last >> 1
    return leaf if last == 0 else None
faults = 0
def check(fine, what):
    global faults
    if not fine:
        faults += 1
        print("WRONG: " + what)
note = open("checkpoint", encoding="utf-8", newline="").read()
text, signatures = note.split("\n\n", 1)
origin, size, root = text.split("\n")[:3]
size, root = int(size), base64.b64decode(root)
name, keyid, key = open("log.vkey", encoding="utf-8").read().strip().split("+", 2)
key = base64.b64decode(key)[1:]
check(name == origin, "log.vkey is of another log")
check(origin.endswith("/" + sha(key)[:8].hex()), "the key is not the one that the log is named after")
line = [s for s in signatures.split("\n") if s.startswith("— " + name + " ")]
check(len(line) == 1, "the checkpoint is not signed")
with tempfile.TemporaryDirectory() as folder:
    def put(file, data):
        with open(os.path.join(folder, file), "wb") as out: out.write(data)
        return out.name
    der = put("key", bytes.fromhex("302a300506032b6570032100") + key)
    said = put("text", (text + "\n").encode())
    signed = put("signature", base64.b64decode(line[0].split(" ")[2])[4:] if line else b"")
    told = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", der, "-keyform", "DER", "-rawin", "-in", said, "-sigfile", signed], capture_output=True)
    check(told.returncode == 0, "the signature of the checkpoint")
leaves, entries, hidden = [], 0, 0
for line in open("data/entries.jsonl", encoding="utf-8", newline=""):
    line = line.rstrip("\n")
    raw, read = line[line.index('"entry":') + 8:-1].encode(), json.loads(line)
    seq, digests = read["entry"]["seq"], read["entry"]["_sd"]
    found = [b64url(sha(one.encode())) for one in read["disclosures"]]
    check(set(found) <= set(digests) and len(set(found)) == len(found), "a disclosure of entry %d" % seq)
    leaf, proof = sha(b"\0" + raw), "data/proofs/%d.tlog-proof" % seq
    if os.path.exists(proof):
        lines = open(proof, encoding="utf-8", newline="").read().split("\n\n")[0].split("\n")
        path = [base64.b64decode(one) for one in lines[2:]]
        check(lines[1] == "index %d" % seq and climb(leaf, seq, size, path) == root, "the proof of entry %d" % seq)
    else: leaves.append(leaf)
    entries, hidden = entries + 1, hidden + len(digests) - len(found)
if leaves: check(len(leaves) == size and tree(leaves) == root, "the tree of the entries")
print("%d entries, %d fields not disclosed, %s" % (entries, hidden, "%d WRONG" % faults if faults else "all is well"))
raise SystemExit(1 if faults else 0)
#end check.py
`;

/** Another one, which prints what each entry says. */
export const readScript = `#begin read.py
import base64, json
for line in open("data/entries.jsonl", encoding="utf-8"):
    read = json.loads(line)
    print(read["entry"]["seq"], read["entry"]["at"], read["entry"]["kind"])
    for one in read["disclosures"]: print("   ", json.loads(base64.urlsafe_b64decode(one + "=="))[1:])
#end read.py
`;
