// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "app/session.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {

/// A session on an empty workspace of its own.
class SessionTest : public ::testing::Test {
protected:
    Record client(const std::string& name) { return Record(Kind::client).set("name", name); }
    Record order(RecordId of, const std::string& date, std::int64_t amount, const std::string& currency = "CNY") {
        return Record(Kind::order).set("client", of).set("date", date).set("amount", amount).set("currency", currency);
    }
    RecordId addClient(const std::string& name) {
        RecordId id = 0;
        session->edit({"add", {}}, [&](Edit& edit) { id = edit.insert(client(name)); });
        return id;
    }
    Value stored(RecordId id, const char* field) {
        session->settle();
        const auto reader = session->openReader();
        const auto rows = readClientRows(*reader, {id});
        const auto fields = kindRow(Kind::client).fields;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (fields[i].key == field) return rows.at(0).values[i];
        return {};
    }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Session> session = Session::create(folder / "s.meike", "CNY", clock);
};

}  // namespace meike
