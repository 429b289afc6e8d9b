// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/register_chain.h"

#include <algorithm>

#include "base/error_code.h"
#include "domain/field.h"
#include "storage/hash.h"
#include "storage/meta.h"

namespace meike::register_chain {

namespace {

/// Entries that are cut off leave a chain that holds.
constexpr std::string_view kHeadKey = "register_head";

std::string headText(std::int64_t entry, const Hash& hash) { return std::to_string(entry) + " " + hashText(hash); }

/// Every column of an entry, in the order of the table.
constexpr const char* kEntry =
    "SELECT id, hex(uid), updated_at, updated_by, date, person, purpose, recipient, file, row_count, columns, "
    "return_on FROM borrow_record WHERE id = ?";

Hash entryHash(std::span<const unsigned char> previous, const Statement& entry) {
    Hasher hasher;
    hasher.addBytes(previous);
    for (int i = 0; i < 12; ++i) {
        const Value value = entry.value(i);
        if (isEmpty(value))
            hasher.addNothing();
        else if (const auto* number = std::get_if<std::int64_t>(&value))
            hasher.add(*number);
        else
            hasher.add(std::string_view(textOrEmpty(value)));
    }
    return hasher.finish();
}

Hash asHash(std::span<const unsigned char> bytes) {
    Hash hash{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

}  // namespace

void follow(Database& database, const Changeset& changeset, const Change& change, bool inHistory) {
    if (!change.touches(Kind::borrow_record) && !change.everything) return;
    const std::string_view table = kindRow(Kind::borrow_record).table;
    std::vector<RecordId> entries;
    forEachChangedRow(database, changeset, [&](const ChangedRow& row) {
        if (row.table() != table) return;
        if (row.operation() != ChangedRow::Operation::inserted)
            throw Error(ErrorKind::not_allowed, std::string(kindRow(Kind::borrow_record).key),
                        ErrorCode::register_only_grows);
        entries.push_back(integerOr(row.after(0), 0));
    });
    std::sort(entries.begin(), entries.end());
    if (entries.empty()) return;
    if (inHistory)
        throw Error(ErrorKind::internal, std::string(kindRow(Kind::borrow_record).key),
                    {ErrorCode::fault, {"the register stands outside of the history"}});
    Hash previous{};
    {
        Statement last = database.prepare("SELECT hash FROM register_chain ORDER BY record DESC LIMIT 1");
        if (last.step()) previous = asHash(last.blob(0));
    }
    for (const RecordId id : entries) {
        Statement entry = database.prepare(kEntry);
        if (!entry.bind(1, id).step()) continue;
        previous = entryHash(previous, entry);
        database.prepare("INSERT INTO register_chain (record, hash) VALUES (?, ?)")
            .bind(1, id)
            .bindBlob(2, previous)
            .run();
        meta::setText(database, kHeadKey, headText(id, previous));
    }
}

Break firstBreak(Database& database) {
    Statement chain = database.prepare("SELECT record, hash FROM register_chain ORDER BY record");
    Hash previous{};
    RecordId last = 0;
    RecordId first = 0;
    while (chain.step()) {
        last = chain.integer(0);
        if (first == 0) first = last;
        Statement entry = database.prepare(kEntry);
        if (!entry.bind(1, last).step()) return {last, Break::What::gone};
        const Hash expected = entryHash(previous, entry);
        if (const Hash stored = asHash(chain.blob(1)); stored != expected) return {last, Break::What::altered};
        previous = expected;
    }
    const std::string end = meta::text(database, kHeadKey);
    if (last == 0) return end.empty() ? Break{} : Break{0, Break::What::cut};
    if (end != headText(last, previous)) return {0, Break::What::cut};
    // Entries of before the chain lie below its first.
    const RecordId foreign = database.integer("SELECT id FROM borrow_record WHERE id > " + std::to_string(first) +
                                              " AND id NOT IN (SELECT record FROM register_chain) ORDER BY id LIMIT 1");
    return foreign == 0 ? Break{} : Break{foreign, Break::What::foreign};
}

Head head(Database& database) {
    const std::string text = meta::text(database, kHeadKey);
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos) return {};
    return {database.integer("SELECT count(*) FROM register_chain"), text.substr(blank + 1)};
}

}  // namespace meike::register_chain
