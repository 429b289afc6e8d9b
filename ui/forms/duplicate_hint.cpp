// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/duplicate_hint.h"

#include <mutex>
#include <optional>

#include "app/duplicates.h"
#include "app/words/duplicate_words.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/context/latest_read.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

/// Reads the base once for as long as the form is open.
struct DuplicateHint::Finder {
    std::mutex mutex;
    std::optional<DuplicateFinder> finder;
};

DuplicateHint::DuplicateHint(AppContext& context, QWidget* parent)
    : QLabel(parent), m_context(context), m_read(new LatestRead(context, this)), m_finder(std::make_shared<Finder>()) {
    setObjectName(u"duplicateHint"_s);
    setFont(textFont(TextStyle::small));
    setTone(this, Tone::secondary);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

DuplicateHint::~DuplicateHint() = default;

void DuplicateHint::look(const engine::DuplicateFacts& typed) {
    if (typed.name.empty() && typed.registrationNo.empty() && typed.phones.empty()) {
        m_read->stop();
        hide();
        return;
    }
    struct Found {
        std::string name;
        std::string why;
        bool same = false;
    };
    m_read->ask(
        [typed, shared = m_finder, language = m_context.language()](Database& database, const std::stop_token& stop) {
            const std::lock_guard lock(shared->mutex);
            NoProgress quiet;
            if (!shared->finder) shared->finder.emplace(database, quiet, stop);
            std::optional<Found> found;
            for (const engine::DuplicatePair& pair : shared->finder->likes(database, typed)) {
                if (pair.level < engine::DuplicateLevel::likely && !pair.sameName) continue;
                found = Found{recordName(database, Kind::client, pair.b), words::duplicateWords(pair, true, language),
                              pair.sameName};
                break;  // the surest comes first
            }
            return found;
        },
        [this](const std::optional<Found>& found) {
            if (found)
                setText(found->same
                            ? tr("There is a client called “%1” already.").arg(qs(found->name))
                            : tr("This may be “%1”, who is there already: %2.").arg(qs(found->name), qs(found->why)));
            setVisible(found.has_value());
        });
}

}  // namespace meike::ui
