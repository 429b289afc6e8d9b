// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/stored_rows.h"

namespace meike {

namespace {

constexpr std::size_t kMostKeptBytes = 96U << 20;

class StoredRows final : public RowReader {
public:
    explicit StoredRows(std::shared_ptr<const RowStore> store) : m_store(std::move(store)) {}

    bool next(CsvRow& row) override {
        if (m_at >= m_store->rows.size()) return false;
        const RowStore::Row& stored = m_store->rows[m_at++];
        row.line = stored.line;
        row.number = stored.number;
        row.error = stored.error;
        row.blank = false;
        row.cells.clear();
        if (!row.unescaped.empty()) row.unescaped.clear();
        std::string_view rest = std::string_view(m_store->text).substr(stored.textBegin);
        for (std::size_t i = 0; i < stored.cells; ++i) {
            const std::size_t size = m_store->sizes[stored.cellBegin + i];
            row.cells.push_back(rest.substr(0, size));
            rest.remove_prefix(size);
        }
        const auto kinds = m_store->kinds.begin() + static_cast<std::ptrdiff_t>(stored.cellBegin);
        row.kinds.assign(kinds, kinds + static_cast<std::ptrdiff_t>(stored.cells));
        row.raw = rest.substr(0, stored.rawSize);
        return true;
    }
    std::unique_ptr<RowReader> fromStart() const override { return std::make_unique<StoredRows>(m_store); }
    std::uint64_t position() const override { return m_at; }
    std::uint64_t total() const override { return m_store->rows.size(); }
    std::int64_t estimatedRows() const override { return static_cast<std::int64_t>(m_store->rows.size()); }
    RowCounts counts() const override { return m_store->counts; }

private:
    std::shared_ptr<const RowStore> m_store;
    std::size_t m_at = 0;
};

}  // namespace

void RowStore::add(const CsvRow& row) {
    rows.push_back({row.line, row.number, text.size(), sizes.size(), static_cast<std::uint32_t>(row.cells.size()),
                    static_cast<std::uint32_t>(row.raw.size()), row.error});
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        text += row.cells[i];
        sizes.push_back(static_cast<std::uint32_t>(row.cells[i].size()));
        kinds.push_back(row.kind(i));
    }
    text += row.raw;
}

std::size_t RowStore::bytes() const {
    return text.size() + sizes.size() * (sizeof(std::uint32_t) + sizeof(CellKind)) + rows.size() * sizeof(Row);
}

KeptRows::KeptRows(std::unique_ptr<RowReader> from) : m_from(std::move(from)), m_store(std::make_shared<RowStore>()) {}

bool KeptRows::next(CsvRow& row) {
    const bool any = m_from->next(row);
    if (!m_store || m_store->complete) return any;
    if (any) {
        m_store->add(row);
        if (m_store->bytes() > kMostKeptBytes) m_store.reset();
    } else {
        m_store->counts = m_from->counts();
        m_store->complete = true;
    }
    return any;
}

std::unique_ptr<RowReader> KeptRows::fromStart() const {
    if (m_store && m_store->complete) return std::make_unique<StoredRows>(m_store);
    // Too many to keep: not tried again.
    if (!m_store) return m_from->fromStart();
    return std::make_unique<KeptRows>(m_from->fromStart());
}

}  // namespace meike
