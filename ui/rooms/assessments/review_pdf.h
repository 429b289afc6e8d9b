// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <stop_token>

#include "app/review_pack.h"
#include "base/progress.h"

namespace meike::ui {

/// Writes the pack as A4 pages with page numbers, in the window's language: tables that break between rows, in fonts
/// whose text can be found and copied in the PDF. For a worker thread: it takes a tenth of a second and touches no
/// widget. Throws Error{io} when the file cannot be written, Error{cancelled}; an existing file is replaced only when
/// the new one is whole.
void writeReviewPdf(const QString& path, const ReviewPack& pack, Language language, Progress& progress,
                    const std::stop_token& stop = {});

}  // namespace meike::ui
