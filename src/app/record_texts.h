// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/row_texts.h"
#include "base/date.h"
#include "storage/database.h"

namespace meike {

/// The columns of a kind: its own fields that can be shown (links and scores of clients are ClientTexts' affair), then
/// the workspace's.
std::vector<std::string> recordColumnsOf(Database& database, Kind kind);

/// Records of any kind as texts, from the fields that are stored with them. Amounts in the record's own currency.
class RecordTexts final : public RowTexts {
public:
    /// `columns`: keys of stored fields, and `id` (the uid). `asOf` as in ExportOptions. Error{invalid_value} naming
    /// the first column that is neither.
    RecordTexts(Database& reader, Kind kind, std::vector<std::string> columns, bool forPeople,
                Language language = Language::en, std::optional<Date> asOf = std::nullopt);
    ~RecordTexts() override;

    Kind kind() const override;
    const std::vector<std::string>& columns() const override;
    const std::vector<const Field*>& fields() const override;
    std::vector<std::string> header() const override;
    std::vector<std::vector<std::string>> read(const std::vector<RecordId>& ids) const override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace meike
