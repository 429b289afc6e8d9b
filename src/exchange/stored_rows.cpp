// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/stored_rows.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>

namespace meike {

namespace {

constexpr std::size_t kMostKeptBytes = 96U << 20;
/// Rows are handed on in pieces; the first is what a header is looked for in, and needs no thread.
constexpr std::size_t kPieceRows = 1'000;
constexpr std::size_t kPieceBytes = 512U << 10;
constexpr std::size_t kPiecesAhead = 16;

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

void RowStore::show(std::size_t index, CsvRow& row) const {
    const Row& stored = rows[index];
    row.line = stored.line;
    row.number = stored.number;
    row.error = stored.error;
    row.blank = false;
    row.cells.clear();
    if (!row.unescaped.empty()) row.unescaped.clear();
    std::string_view rest = std::string_view(text).substr(stored.textBegin);
    for (std::size_t i = 0; i < stored.cells; ++i) {
        const std::size_t size = sizes[stored.cellBegin + i];
        row.cells.push_back(rest.substr(0, size));
        rest.remove_prefix(size);
    }
    const auto first = kinds.begin() + static_cast<std::ptrdiff_t>(stored.cellBegin);
    row.kinds.assign(first, first + static_cast<std::ptrdiff_t>(stored.cells));
    row.raw = rest.substr(0, stored.rawSize);
}

std::size_t RowStore::bytes() const {
    return text.size() + sizes.size() * (sizeof(std::uint32_t) + sizeof(CellKind)) + rows.size() * sizeof(Row);
}

/// What the readers of the same rows share: the pieces that were parsed, and the thread that parses.
class RowFeed {
public:
    explicit RowFeed(std::unique_ptr<RowReader> from) : m_from(std::move(from)), m_total(m_from->total()) {}
    ~RowFeed() {
        m_thread.request_stop();
        m_wanted.notify_all();
        // Joined before what it reads goes.
        m_thread = {};
    }
    RowFeed(const RowFeed&) = delete;
    RowFeed& operator=(const RowFeed&) = delete;

    const RowReader& source() const { return *m_from; }

    /// Registers a reader at the beginning; false when that is no longer there.
    bool join(const KeptRows* reader) {
        const std::lock_guard guard(m_mutex);
        if (m_first > 0 || !m_keeps) return false;
        m_readers[reader] = 0;
        return true;
    }
    void leave(const KeptRows* reader) {
        const std::lock_guard guard(m_mutex);
        m_readers.erase(reader);
    }

    /// A piece by its number; nullptr behind the last, and where there are too many to keep. Throws what parsing threw.
    std::shared_ptr<const RowStore> piece(const KeptRows* reader, std::size_t number) {
        std::unique_lock lock(m_mutex);
        m_readers[reader] = number;
        dropUnwanted();
        m_asked = std::max(m_asked, number);
        if (number == 0 && m_pieces.empty() && m_first == 0 && !m_done) makePiece(lock, false);
        while (number >= m_first + m_pieces.size() && !m_done && m_keeps) {
            if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
            m_wanted.notify_all();
            m_made.wait(lock);
        }
        m_wanted.notify_all();
        if (number < m_first + m_pieces.size()) return m_pieces[number - m_first];
        if (m_thrown) std::rethrow_exception(m_thrown);
        return nullptr;
    }

    /// For who has read all pieces of too many: the parser itself, or where somebody else has that, another one, and
    /// how many rows of it are known; nullptr at the end.
    std::unique_ptr<RowReader> again(RowReader*& parser, std::int64_t& skip) {
        const std::lock_guard guard(m_mutex);
        parser = nullptr;
        if (m_done) return nullptr;
        if (!m_taken) {
            m_taken = true;
            parser = m_from.get();
            return nullptr;
        }
        auto anew = m_from->fromStart();
        parser = anew.get();
        skip = m_rows;
        return anew;
    }

    std::uint64_t total() const {
        const std::lock_guard guard(m_mutex);
        return m_total;
    }
    std::int64_t rowsWhenDone() const {
        const std::lock_guard guard(m_mutex);
        return m_done ? m_rows : 0;
    }

private:
    void run(const std::stop_token& stop) {
        std::unique_lock lock(m_mutex);
        while (!m_done && m_keeps) {
            m_wanted.wait(lock, stop, [&] { return m_first + m_pieces.size() < m_asked + kPiecesAhead; });
            if (stop.stop_requested()) return;
            makePiece(lock, true);
        }
    }

    /// Parses some rows. `unlocked`: readers go on meanwhile.
    void makePiece(std::unique_lock<std::mutex>& lock, bool unlocked) {
        auto piece = std::make_shared<RowStore>();
        std::exception_ptr thrown;
        bool more = true;
        if (unlocked) lock.unlock();
        try {
            while (more && piece->rows.size() < kPieceRows && piece->text.size() < kPieceBytes)
                if ((more = m_from->next(m_row))) piece->add(m_row);
        } catch (...) {
            thrown = std::current_exception();
        }
        piece->counts = m_from->counts();
        piece->position = m_from->position();
        piece->total = m_from->total();
        if (unlocked) lock.lock();
        m_total = piece->total;
        m_rows += static_cast<std::int64_t>(piece->rows.size());
        m_bytes += piece->bytes();
        // The last one may be empty: it knows what was counted behind the last row.
        if (!thrown || !piece->rows.empty()) m_pieces.push_back(std::move(piece));
        m_thrown = thrown;
        m_done = thrown != nullptr || !more;
        if (m_bytes > kMostKeptBytes) m_keeps = false;
        dropUnwanted();
        m_made.notify_all();
    }

    void dropUnwanted() {
        if (m_keeps) return;
        std::size_t least = m_first + m_pieces.size();
        for (const auto& [reader, number] : m_readers) least = std::min(least, number);
        for (; m_first < least; ++m_first) m_pieces.pop_front();
    }

    const std::unique_ptr<RowReader> m_from;
    CsvRow m_row;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wanted;
    std::condition_variable m_made;
    std::deque<std::shared_ptr<const RowStore>> m_pieces;  ///< from m_first on
    std::size_t m_first = 0;
    std::size_t m_asked = 0;
    std::size_t m_bytes = 0;
    std::int64_t m_rows = 0;
    std::uint64_t m_total = 0;
    bool m_keeps = true;
    bool m_taken = false;  ///< the parser, by a reader
    bool m_done = false;
    std::exception_ptr m_thrown;
    std::map<const KeptRows*, std::size_t> m_readers;  ///< and the piece each has
    std::jthread m_thread;
};

KeptRows::KeptRows(std::unique_ptr<RowReader> from) : KeptRows(std::make_shared<RowFeed>(std::move(from))) {
    m_feed->join(this);
}

KeptRows::KeptRows(std::shared_ptr<RowFeed> feed) : m_feed(std::move(feed)) {}

KeptRows::~KeptRows() { m_feed->leave(this); }

bool KeptRows::next(CsvRow& row) {
    if (m_parser) return m_parser->next(row);
    while (!m_rows || m_at == m_rows->rows.size()) {
        auto piece = m_feed->piece(this, m_nextPiece);
        if (!piece) return goOn(row);
        ++m_nextPiece;
        m_rows = std::move(piece);
        m_at = 0;
    }
    m_rows->show(m_at++, row);
    return true;
}

/// Behind the pieces, where there were too many to keep: without them, and without a thread.
bool KeptRows::goOn(CsvRow& row) {
    std::int64_t skip = 0;
    m_own = m_feed->again(m_parser, skip);
    if (!m_parser) return false;
    while (skip-- > 0)
        if (!m_parser->next(row)) return false;
    return m_parser->next(row);
}

std::unique_ptr<RowReader> KeptRows::fromStart() const {
    std::unique_ptr<KeptRows> again(new KeptRows(m_feed));
    if (m_feed->join(again.get())) return again;
    // Too many to keep: not tried again.
    return m_feed->source().fromStart();
}

bool KeptRows::hasAddresses() const { return m_feed->source().hasAddresses(); }
std::uint64_t KeptRows::position() const { return m_parser ? m_parser->position() : m_rows ? m_rows->position : 0; }
std::uint64_t KeptRows::total() const { return m_parser ? m_parser->total() : m_feed->total(); }
RowCounts KeptRows::counts() const { return m_parser ? m_parser->counts() : m_rows ? m_rows->counts : RowCounts(); }
std::int64_t KeptRows::estimatedRows() const { return m_feed->rowsWhenDone(); }

}  // namespace meike
