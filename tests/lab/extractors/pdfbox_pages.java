// Prints the text of a PDF, a form feed between pages: java -cp JARS pdfbox_pages.java FILE
// PDFBox's own command puts nothing between pages.

import java.io.File;
import java.io.PrintStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

class PdfboxPages {
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    try (PDDocument document = PDDocument.load(new File(arguments[0]))) {
      PDFTextStripper stripper = new PDFTextStripper();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        out.print((page > 1 ? "\f" : "") + stripper.getText(document));
      }
    }
    out.flush();
  }
}
