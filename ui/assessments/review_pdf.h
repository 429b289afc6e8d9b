// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/review_pack.h"

class QPagedPaintDevice;
class QTextDocument;

namespace meike::ui {

/// The pack as a document, in the window's language: tables that break between rows, in fonts whose text can be found
/// and copied in the PDF.
void fillReviewDocument(QTextDocument& document, const ReviewPack& pack, Language language);

/// Writes it as A4 pages with page numbers. Throws Error{io} when the file cannot be written; an existing one is
/// replaced only when the new one is whole.
void writeReviewPdf(const QString& path, const ReviewPack& pack, Language language);

}  // namespace meike::ui
